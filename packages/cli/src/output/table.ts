import { printable } from "./printable.ts";

/** A value of a table's cell; null and undefined are shown as `-`. */
export type Cell = string | number | boolean | null | undefined;

/** A column of a table, or a line of a single item. */
export interface Column<Item> {
  readonly title: string;
  readonly value: (item: Item) => Cell;
  /** Default left. */
  readonly align?: "right";
}

const gap = "  ";
const least = 8;

/**
 * Items as lines under a header. Wider than `width`, the widest columns are cut, with `…`; without a width nothing is.
 */
export function formatTable<Item>(items: readonly Item[], columns: readonly Column<Item>[], width?: number): string {
  const rows = [columns.map(({ title }) => title.toUpperCase()), ...items.map((item) => columns.map(textOf(item)))];
  const widths = fit(
    columns.map((_, at) => Math.max(...rows.map((row) => lengthOf(row[at] ?? "")))),
    width,
  );
  return rows
    .map((row) =>
      row
        .map((text, at) => pad(cut(text, widths[at] ?? 0), widths[at] ?? 0, columns[at]?.align))
        .join(gap)
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join("");
}

/** One item as lines of a name and a value. */
export function formatItem<Item>(item: Item, fields: readonly Column<Item>[]): string {
  const width = Math.max(...fields.map(({ title }) => title.length)) + 1;
  return fields.map((field) => `${`${field.title}:`.padEnd(width)} ${textOf(item)(field)}\n`).join("");
}

const textOf =
  <Item>(item: Item) =>
  ({ value }: Column<Item>) =>
    printable(String(value(item) ?? "-")) || "-";

const lengthOf = (text: string) => [...text].length;
const cut = (text: string, width: number) =>
  lengthOf(text) > width ? `${[...text].slice(0, width - 1).join("")}…` : text;
const pad = (text: string, width: number, align: Column<never>["align"]) => {
  const blank = " ".repeat(Math.max(0, width - lengthOf(text)));
  return align === "right" ? blank + text : text + blank;
};

/** Takes from the widest column, one by one, until the whole fits; none becomes narrower than eight. */
function fit(widths: number[], available: number | undefined): readonly number[] {
  if (available === undefined) return widths;
  const room = available - gap.length * (widths.length - 1);
  while (widths.reduce((sum, one) => sum + one, 0) > room) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= least) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}
