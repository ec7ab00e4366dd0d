import type { TableColumn, TableSort } from "./table-column.ts";

type Test<Item> = (item: Item) => boolean;

/**
 * Makes the test of a search: every word must be found, in any case, in the text of some column; `state:running` looks
 * at one column only. Null for an empty search.
 */
export function searchTest<Item extends object>(
  search: string,
  columns: readonly TableColumn<Item>[],
): Test<Item> | null {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const texts = columns.flatMap((column) => (column.text ? [{ id: column.id, text: column.text }] : []));
  const tests = words.map((word): Test<Item> => {
    const [, id, rest = ""] = /^([\w-]+):(.*)$/.exec(word) ?? [];
    const named = texts.find((column) => column.id === id);
    if (named) return (item) => named.text(item).toLowerCase().includes(rest);
    return (item) => texts.some(({ text }) => text(item).toLowerCase().includes(word));
  });
  return (item) => tests.every((test) => test(item));
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Items in the order of a column: numbers by value, text as people count (`web-2` before `web-10`), null last. */
export function sortItems<Item>(
  items: readonly Item[],
  columns: readonly TableColumn<Item>[],
  sort: TableSort | null,
): readonly Item[] {
  const key = sort && columns.find((column) => column.id === sort.column)?.sort;
  if (!key) return items;
  const sign = sort.isDescending ? -1 : 1;
  return items
    .map((item) => ({ item, value: key(item) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return sign * compare(a.value, b.value);
    })
    .map(({ item }) => item);
}

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
}
