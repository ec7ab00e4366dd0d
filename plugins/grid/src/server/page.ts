import { defineError } from "@hob/errors";
import type { Page } from "@hob/resources";

/** A cursor that this list did not give. */
export const InvalidCursor = defineError("grid.invalid-cursor", {
  kind: "invalid",
  message: (d: { cursor: string }) => `'${d.cursor}' is not a cursor of this list.`,
  hint: "Pass `next` of the page before, unchanged, with the same filters.",
});

/** What every list takes. */
export interface PageQuery {
  readonly limit?: number;
  readonly cursor?: string;
}

/**
 * One page of a short list, in its order. The cursor is a position, so it suits lists that hardly change while they
 * are paged through.
 *
 * @throws InvalidCursor
 */
export function page<Item>(items: readonly Item[], { limit = items.length, cursor }: PageQuery): Page<Item> {
  const from = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isSafeInteger(from) || from < 0) throw new InvalidCursor({ cursor: cursor ?? "" });
  const to = from + limit;
  return { items: items.slice(from, to), total: items.length, ...(to < items.length ? { next: String(to) } : {}) };
}
