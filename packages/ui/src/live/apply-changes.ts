import type { ChangeEvent, Page, ResourceDeclaration } from "@hob/resources";
import type { Query, QueryClient, QueryKey } from "@tanstack/react-query";

/** What a query of ours says about itself, so that changes can be applied to it without asking the server again. */
export interface ResourceMeta extends Record<string, unknown> {
  readonly resource: ResourceDeclaration;
  /** Whether an item belongs into this list; absent where only the server knows (a list with filters). */
  readonly matches?: (item: never) => boolean;
}

type Item = { readonly id: string };
type AnyPage = Page<Item>;

/**
 * Applies changes to everything cached of their resources, in one write a query: lists are edited in place of a
 * refetch; a detail that says more than a listed item takes over what the event says and is fetched anew if on screen.
 */
export function applyChanges(queryClient: QueryClient, changes: readonly ChangeEvent[]): void {
  for (const [name, ofResource] of Map.groupBy(changes, (change) => change.resource)) {
    const latest = [...new Map(ofResource.map((change) => [change.id, change])).values()];
    for (const query of queryClient.getQueryCache().findAll({ queryKey: [name] })) {
      if (query.queryKey[1] === "list") applyToList(queryClient, query, latest);
      else applyToItem(queryClient, query, latest);
    }
  }
}

function applyToList(queryClient: QueryClient, query: Query, changes: readonly ChangeEvent[]): void {
  const page = query.state.data as AnyPage | undefined;
  if (!page) return;
  const meta = query.meta as ResourceMeta | undefined;
  const { page: next, unsure } = changePage(
    page,
    changes,
    meta?.matches ?? (isFiltered(query.queryKey) ? null : () => true),
  );
  if (next !== page) queryClient.setQueryData(query.queryKey, next);
  if (unsure) void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
}

function isFiltered(key: QueryKey): boolean {
  return Object.keys((key[2] ?? {}) as object).some((name) => name !== "limit");
}

const indices = new WeakMap<readonly Item[], Map<string, number>>();

function indexOf(items: readonly Item[]): Map<string, number> {
  let index = indices.get(items);
  if (!index) indices.set(items, (index = new Map(items.map((item, position) => [item.id, position]))));
  return index;
}

/**
 * A list with the changes made to it; the same object when none concerns it.
 *
 * @param matches whether an item belongs into the list; null when only the server can say, then `unsure` is true
 *   where a change may have brought an item in or moved it out.
 */
export function changePage<T extends Item>(
  page: Page<T>,
  changes: readonly ChangeEvent[],
  matches: ((item: never) => boolean) | null,
): { page: Page<T>; unsure: boolean } {
  const index = indexOf(page.items);
  let items: T[] | undefined;
  const added: T[] = [];
  const removed = new Set<string>();
  let unsure = false;

  for (const { id, change, item } of changes) {
    const position = index.get(id);
    const isGone = change === "removed" || (matches !== null && !matches(item as never));
    if (isGone) {
      if (position !== undefined) removed.add(id);
    } else if (position !== undefined) {
      if (isOlder(item, page.items[position])) continue;
      items ??= [...page.items];
      items[position] = item as T;
      unsure ||= matches === null;
    } else if (matches === null) {
      unsure = true;
    } else {
      added.push(item as T);
    }
  }

  if (removed.size === 0 && added.length === 0) {
    if (!items) return { page, unsure };
    // Nothing moved: the index still holds.
    indices.set(items, index);
    return { page: { ...page, items }, unsure };
  }
  const kept = (items ?? page.items).filter((item) => !removed.has(item.id));
  return { page: { ...page, items: [...kept, ...added], total: page.total + added.length - removed.size }, unsure };
}

/** Items that count their versions (tasks) never go back: an answer may come after a later event. */
function isOlder(item: unknown, than: unknown): boolean {
  return ((item as { version?: number }).version ?? 0) < ((than as { version?: number }).version ?? 0);
}

function applyToItem(queryClient: QueryClient, query: Query, changes: readonly ChangeEvent[]): void {
  const [, , id, view] = query.queryKey;
  const change = changes.find((candidate) => candidate.id === id);
  if (!change) return;
  const resource = (query.meta as ResourceMeta | undefined)?.resource;
  const isWhole = view === undefined && resource !== undefined && resource.get?.shape === undefined;
  const held = query.state.data;
  if (view === undefined && change.item !== undefined && held !== undefined && !isOlder(change.item, held)) {
    queryClient.setQueryData(query.queryKey, { ...(held as object), ...(change.item as object) });
  }
  if (!isWhole || change.change === "removed") {
    void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
  }
}
