import { tasks } from "@hob/plugin-api";
import {
  type ChangeEvent,
  type Operation,
  operationsOf,
  type ResourceClient,
  type ResourceDeclaration,
} from "@hob/resources";
import type { Task } from "@hob/tasks";
import { useMutation } from "@tanstack/react-query";
import { useData } from "./data-context.ts";
import { untypedCall } from "./untyped-call.ts";

type Verb<R extends ResourceDeclaration> = keyof ResourceClient<R> & string;
type Call<R extends ResourceDeclaration, V extends Verb<R>> = Extract<
  ResourceClient<R>[V],
  (...args: never[]) => unknown
>;

/** An operation as a button uses it. */
export interface OperationResult<R extends ResourceDeclaration, V extends Verb<R>> {
  /** Calls it; the answer, or undefined when it failed: then `error` says why. */
  run(...args: Parameters<Call<R, V>>): Promise<Awaited<ReturnType<Call<R, V>>> | undefined>;
  /** Calls it; rejects when it failed, for those who show failures themselves. */
  attempt(...args: Parameters<Call<R, V>>): Promise<Awaited<ReturnType<Call<R, V>>>>;
  readonly isRunning: boolean;
  readonly error: Error | null;
  /** Forgets the error. */
  reset(): void;
}

/** An operation that changes something: `const start = useOperation(vms, "start"); start.run(id)`. */
export function useOperation<R extends ResourceDeclaration, V extends Verb<R>>(
  resource: R,
  verb: V,
): OperationResult<R, V> {
  const { client, live } = useData();
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: async (args: unknown[]) => {
      const answer = await untypedCall(client, resource, verb)(...args);
      const operation = operationsOf(resource).find((candidate) => candidate.verb === verb);
      const change = operation && changeMadeBy(resource, operation, args, answer);
      if (change) live.apply(change);
      return answer;
    },
  });
  type Answer = Awaited<ReturnType<Call<R, V>>>;
  return {
    run: (...args) => mutateAsync(args).catch(() => undefined) as Promise<Answer | undefined>,
    attempt: (...args) => mutateAsync(args) as Promise<Answer>,
    isRunning: isPending,
    error,
    reset,
  };
}

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
  if (operation.group === "delete") return { resource: resource.name, id: String(args[0]), change: "removed" };
  const declared =
    operation.group === "create"
      ? resource.create?.returns
      : operation.group === "update"
        ? resource.update?.returns
        : resource.actions?.[operation.verb]?.returns;
  // A listed item is what events carry; a detail with a shape of its own is not one.
  if (declared !== "item" || resource.get?.shape || resource.singleton) return undefined;
  return { resource: resource.name, id: (answer as { id: string }).id, change: "changed", item: answer };
}
