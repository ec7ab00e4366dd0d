import { type Page } from "@hob/resources";

/**
 * A page of a list that is wholly in memory. The cursor is the number of items before it: right as long as the list
 * does not change in between, which is enough for short lists.
 */
export function pageOf<Item>(items: readonly Item[], query: { limit?: number; cursor?: string }): Page<Item> {
  const start = Math.max(0, Number(query.cursor ?? 0) || 0);
  const end = query.limit === undefined ? items.length : start + query.limit;
  const next = end < items.length ? { next: String(end) } : {};
  return { items: items.slice(start, end), total: items.length, ...next };
}
