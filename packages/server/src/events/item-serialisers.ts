import type { ResourceDeclaration } from "@hob/resources";
import { answerSerialiser, type Serialise } from "../http/answer-serialiser.ts";
import type { MountTable } from "../plugins/mount-table.ts";

/** How the items of each mounted resource are listed: what an event carries is what a list would. */
export function itemSerialisers(table: MountTable): (resource: string) => Serialise | undefined {
  const known = new WeakMap<ResourceDeclaration, Serialise>();
  return (name) => {
    const resource = table.resource(name)?.resource;
    if (!resource) return undefined;
    const serialise = known.get(resource) ?? answerSerialiser(resource.shape);
    known.set(resource, serialise);
    return serialise;
  };
}
