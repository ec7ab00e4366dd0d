import { isHobError } from "@hob/errors";
import { type DetailOf, keys, type ResourceDeclaration } from "@hob/resources";
import { type QueryKey, queryOptions, useQuery } from "@tanstack/react-query";
import type { ResourceMeta } from "../live/apply-changes.ts";
import type { LiveData } from "../live/live-data.ts";
import { useData } from "./data-context.ts";
import { untypedCall } from "./untyped-call.ts";

/** One item as a page uses it; `item` is undefined until it is there, and when it is there no more. */
export interface ItemResult<Item> {
  readonly item: Item | undefined;
  readonly isLoading: boolean;
  readonly error: Error | null;
  refetch(): void;
}

/** The query behind {@link useItem}. */
export function itemQuery<R extends ResourceDeclaration>(live: LiveData, resource: R, id: string) {
  const queryKey = keys(resource).item(id);
  return queryOptions({
    queryKey: queryKey as QueryKey,
    queryFn: ({ signal }) =>
      live.fetch(
        queryKey,
        (client) =>
          untypedCall(client, resource, "get")(...(resource.singleton ? [] : [id]), { signal }) as Promise<DetailOf<R>>,
      ),
    meta: { resource } satisfies ResourceMeta,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** One item, kept live: `const { item, error } = useItem(vms, id)`. A singleton's id is the empty text. */
export function useItem<R extends ResourceDeclaration>(
  resource: R,
  id: string,
  options: { readonly enabled?: boolean } = {},
): ItemResult<DetailOf<R>> {
  const { live } = useData();
  const result = useQuery({ ...itemQuery(live, resource, id), enabled: options.enabled ?? true });
  return {
    item: isHobError(result.error, "not-found") ? undefined : result.data,
    isLoading: result.isPending,
    error: result.error,
    refetch: () => void result.refetch(),
  };
}
