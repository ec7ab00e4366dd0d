import type { DataNode } from "./data-node.ts";

/** What an expression gives. An array is a node set, in document order. */
export type XPathValue = string | number | boolean | readonly DataNode[];

/** XPath's `string()`. */
export function stringOf(value: XPathValue): string {
  if (typeof value === "object") return value[0]?.stringValue ?? "";
  return String(value === 0 ? 0 : value);
}

/** XPath's `number()`; what is no number is NaN. */
export function numberOf(value: XPathValue): number {
  if (typeof value === "number" || typeof value === "boolean") return Number(value);
  const text = stringOf(value);
  return /^\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*$/.test(text) ? Number(text) : Number.NaN;
}

/** XPath's `boolean()`. */
export function booleanOf(value: XPathValue): boolean {
  return typeof value === "object" ? value.length > 0 : Boolean(value);
}
