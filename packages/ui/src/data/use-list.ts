import { type ItemOf, keys, type Page, type ResourceDeclaration } from "@hob/resources";
import { type QueryKey, queryOptions, useQuery } from "@tanstack/react-query";
import type { ResourceMeta } from "../live/apply-changes.ts";
import type { LiveData } from "../live/live-data.ts";
import { useData } from "./data-context.ts";
import { untypedCall } from "./untyped-call.ts";

type ListQuery = Readonly<Record<string, string | number | boolean | undefined>>;

/** A list as a page uses it. While it is loading, `items` is empty. */
export interface ListResult<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly isLoading: boolean;
  readonly error: Error | null;
  refetch(): void;
}

/** How a list is asked for. */
export interface ListOptions<Item> {
  /** False holds the request back. Default true. */
  readonly enabled?: boolean;
  /** Whether an item belongs into a list with filters; without it such a list is fetched anew when something changed. */
  readonly matches?: (item: Item) => boolean;
}

/** The query behind {@link useList}. */
export function listQuery<R extends ResourceDeclaration>(
  live: LiveData,
  resource: R,
  query: ListQuery = {},
  matches?: (item: ItemOf<R>) => boolean,
) {
  const queryKey = keys(resource).list(query);
  return queryOptions({
    queryKey: queryKey as QueryKey,
    queryFn: ({ signal }) =>
      live.fetch(
        queryKey,
        (client) => untypedCall(client, resource, "list")({ query, signal }) as Promise<Page<ItemOf<R>>>,
      ),
    meta: { resource, ...(matches ? { matches } : {}) } satisfies ResourceMeta,
    staleTime: Number.POSITIVE_INFINITY,
    // Ten thousand items are not compared one by one: events say what has changed.
    structuralSharing: false,
  });
}

const nothing: readonly never[] = [];

/** All items of a resource, kept live: `const { items } = useList(vms)`. */
export function useList<R extends ResourceDeclaration>(
  resource: R,
  query?: ListQuery,
  options: ListOptions<ItemOf<R>> = {},
): ListResult<ItemOf<R>> {
  const { live } = useData();
  const result = useQuery({ ...listQuery(live, resource, query, options.matches), enabled: options.enabled ?? true });
  return {
    items: result.data?.items ?? nothing,
    total: result.data?.total ?? 0,
    isLoading: result.isPending,
    error: result.error,
    refetch: () => void result.refetch(),
  };
}
