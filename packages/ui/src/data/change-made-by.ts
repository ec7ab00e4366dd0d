import { tasks } from "@hob/plugin-api";
import type { ChangeEvent, Operation, ResourceDeclaration } from "@hob/resources";
import type { Task } from "@hob/tasks";

/** What an answer tells about the cache, so that the page need not wait for the event. */
export function changeMadeBy(
  resource: ResourceDeclaration,
  operation: Operation,
  args: readonly unknown[],
  answer: unknown,
): ChangeEvent | undefined {
  if (operation.status === 202) {
    return { resource: tasks.name, id: (answer as Task).id, change: "changed", item: answer };
  }
  // There is no list of a thing that there is one of.
  if (resource.singleton) return undefined;
  if (operation.group === "delete") return { resource: resource.name, id: String(args[0]), change: "removed" };
  const returned = {
    create: resource.create?.returns,
    update: resource.update?.returns,
    action: resource.actions?.[operation.verb]?.returns,
  }[operation.group as "create" | "update" | "action"];
  // A listed item is what events carry; a detail with a shape of its own is not one.
  if (returned !== "item" || resource.get?.shape) return undefined;
  return { resource: resource.name, id: (answer as { id: string }).id, change: "changed", item: answer };
}
