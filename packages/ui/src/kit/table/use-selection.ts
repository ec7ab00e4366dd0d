import { useCallback, useMemo, useState } from "react";

/** Which items are selected. */
export interface Selection<Item> {
  readonly ids: ReadonlySet<string>;
  /** The selected items that still exist. */
  readonly items: readonly Item[];
  toggle(id: string): void;
  set(ids: Iterable<string>): void;
  clear(): void;
}

const none: ReadonlySet<string> = new Set();

/** A selection among items; what disappears is no longer selected. */
export function useSelection<Item extends { readonly id: string }>(items: readonly Item[]): Selection<Item> {
  const [ids, setIds] = useState(none);
  const selected = useMemo(() => (ids.size === 0 ? [] : items.filter((item) => ids.has(item.id))), [ids, items]);
  // Stable, so that a row that has not changed is not drawn again.
  const toggle = useCallback((id: string) => {
    setIds((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  return {
    ids,
    items: selected,
    toggle,
    set: (next) => setIds(new Set(next)),
    clear: () => setIds(none),
  };
}
