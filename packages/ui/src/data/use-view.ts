import { keys, type ResourceDeclaration } from "@hob/resources";
import { useQuery } from "@tanstack/react-query";
import type { Static, TSchema } from "typebox";
import type { ResourceMeta } from "../live/apply-changes.ts";
import { useData } from "./data-context.ts";
import { untypedCall } from "./untyped-call.ts";

type Views<R extends ResourceDeclaration> = NonNullable<R["views"]>;
type ViewAnswer<D> = D extends { readonly returns: infer S extends TSchema } ? Static<S> : never;

/** Another face of an item as a page uses it. */
export interface ViewResult<Answer> {
  readonly data: Answer | undefined;
  readonly isLoading: boolean;
  readonly error: Error | null;
  refetch(): void;
}

/** A view of an item, fetched anew when the item changes: `useView(vms, id, "xml")`. */
export function useView<R extends ResourceDeclaration, V extends keyof Views<R> & string>(
  resource: R,
  id: string,
  view: V,
  query: Readonly<Record<string, string | number | boolean | undefined>> = {},
  options: { readonly enabled?: boolean; readonly refetchIntervalMs?: number } = {},
): ViewResult<ViewAnswer<Views<R>[V]>> {
  const { live } = useData();
  const queryKey = keys(resource).view(id, view, query);
  const result = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      live.fetch(
        queryKey,
        (client) => untypedCall(client, resource, view)(id, { query, signal }) as Promise<ViewAnswer<Views<R>[V]>>,
      ),
    meta: { resource } satisfies ResourceMeta,
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchIntervalMs ?? false,
  });
  return {
    data: result.data,
    isLoading: result.isPending,
    error: result.error,
    refetch: () => void result.refetch(),
  };
}
