import type { OutputStream } from "../command/cli-process.ts";
import { printable } from "./printable.ts";
import { type Column, formatItem, formatTable } from "./table.ts";

/** How results are printed. */
export const outputFormats = ["table", "json", "yaml"] as const;
/** One of the ways to print results. */
export type OutputFormat = (typeof outputFormats)[number];

/** Prints results to stdout: tables for people, the API's own data for programs. */
export interface Output {
  readonly format: OutputFormat;
  /** Many things: a table, or a list. */
  list<Item>(items: readonly Item[], columns: readonly Column<Item>[]): Promise<void>;
  /** One thing: a line a field, or the whole thing. */
  item<Item>(item: Item, fields: readonly Column<Item>[]): Promise<void>;
  /** A sentence for people, or the data it is about. */
  say(sentence: string, data: unknown): Promise<void>;
  /** Text that is the result itself, such as XML, whatever the format. */
  raw(text: string): void;
  /** A remark for people, on stderr; one line. */
  note(remark: string): void;
}

/** Makes an output of a format on the given streams. */
export function createOutput(format: OutputFormat, stdout: OutputStream, stderr: OutputStream): Output {
  const print = async (forPeople: () => string, data: unknown) => {
    if (format === "table") stdout.write(forPeople());
    else if (format === "json") stdout.write(`${JSON.stringify(data, null, 2)}\n`);
    else stdout.write((await import("yaml")).stringify(data));
  };
  const width = stdout.isTTY ? stdout.columns : undefined;
  return {
    format,
    list: (items, columns) => print(() => formatTable(items, columns, width), items),
    item: (item, fields) => print(() => formatItem(item, fields), item),
    say: (sentence, data) => print(() => `${printable(sentence)}\n`, data),
    raw: (text) => void stdout.write(text.endsWith("\n") ? text : `${text}\n`),
    note: (remark) => void stderr.write(`${printable(remark)}\n`),
  };
}
