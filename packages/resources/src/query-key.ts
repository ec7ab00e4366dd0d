import type { ResourceDeclaration } from "./define-resource.ts";

/** The cache key of a list, an item, or one view of it: always made from the declaration, never written by hand. */
export type QueryKey = readonly [resource: string, ...rest: unknown[]];

/** Keys of a resource: `keys(vms).list({ host })`, `keys(vms).item(id)`, `keys(vms).view(id, "xml")`; `.all` covers them. */
export function keys(resource: ResourceDeclaration) {
  const { name } = resource;
  return {
    all: [name] as QueryKey,
    list: (query: Readonly<Record<string, unknown>> = {}): QueryKey => [name, "list", query],
    item: (id: string): QueryKey => [name, "item", id],
    view: (id: string, view: string, query: Readonly<Record<string, unknown>> = {}): QueryKey => [
      name,
      "item",
      id,
      view,
      query,
    ],
  };
}
