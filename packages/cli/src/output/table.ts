import { columnWidths } from "./column-widths.ts";
import { printable } from "./printable.ts";
import { wrap } from "./wrap.ts";

/** A value of a table's cell; null and undefined are shown as `-`. */
export type Cell = string | number | boolean | null | undefined;

/** A column of a table, or a line of a single item. */
export interface Column<Item> {
  readonly title: string;
  readonly value: (item: Item) => Cell;
  /** Default left. */
  readonly align?: "right";
  /** A sentence: on a narrow terminal it goes on in the next line. */
  readonly prose?: true;
  /** Something to copy, such as an id: it is never cut. */
  readonly whole?: true;
}

const gap = "  ";

/**
 * Items as lines under a header. Where that is wider than `width`, prose is wrapped, then the widest of the other columns
 * are cut, with `…`; without a width nothing is.
 */
export function formatTable<Item>(items: readonly Item[], columns: readonly Column<Item>[], width?: number): string {
  const rows = [columns.map(({ title }) => title.toUpperCase()), ...items.map((item) => columns.map(textOf(item)))];
  const needs = columns.map(({ prose = false, whole = false }, at) => ({
    width: Math.max(...rows.map((row) => lengthOf(row[at] ?? ""))),
    isProse: prose,
    isWhole: whole,
  }));
  const room = width === undefined ? Number.POSITIVE_INFINITY : width - gap.length * (columns.length - 1);
  const widths = columnWidths(needs, room);
  return rows
    .flatMap((row) => linesOf(row, columns, widths))
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

/** A row as the lines that its prose needs. */
function linesOf(row: readonly string[], columns: readonly Column<never>[], widths: readonly number[]): string[] {
  const cells = row.map((text, at) => {
    const width = widths[at] ?? 0;
    return columns[at]?.prose ? wrap(text, width) : [cut(text, width)];
  });
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells.map((lines, at) => pad(lines[line] ?? "", widths[at] ?? 0, columns[at]?.align)).join(gap),
  );
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
