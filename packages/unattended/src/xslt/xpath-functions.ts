import { booleanOf, numberOf, stringOf, type XPathValue } from "./xpath-value.ts";

type XPathFunction = (...args: readonly XPathValue[]) => XPathValue;

/** XPath 1.0's functions on strings, numbers and booleans, and `count`. A missing argument is the current node. */
export const xpathFunctions: ReadonlyMap<string, XPathFunction> = new Map<string, XPathFunction>([
  ["true", () => true],
  ["false", () => false],
  ["boolean", (value = "") => booleanOf(value)],
  ["not", (value = "") => !booleanOf(value)],
  ["number", (value = "") => numberOf(value)],
  ["floor", (value = "") => Math.floor(numberOf(value))],
  ["ceiling", (value = "") => Math.ceil(numberOf(value))],
  ["round", (value = "") => Math.round(numberOf(value))],
  ["count", (value = []) => (typeof value === "object" ? value.length : Number.NaN)],
  ["string", (value = "") => stringOf(value)],
  ["string-length", (value = "") => [...stringOf(value)].length],
  [
    "normalize-space",
    (value = "") =>
      stringOf(value)
        .trim()
        .replaceAll(/[ \t\r\n]+/g, " "),
  ],
  ["concat", (...values) => values.map(stringOf).join("")],
  ["contains", (text = "", part = "") => stringOf(text).includes(stringOf(part))],
  ["starts-with", (text = "", part = "") => stringOf(text).startsWith(stringOf(part))],
  ["substring-before", (text = "", part = "") => before(stringOf(text), stringOf(part))],
  ["substring-after", (text = "", part = "") => after(stringOf(text), stringOf(part))],
  [
    "substring",
    (text = "", start = 1, length = Number.POSITIVE_INFINITY) =>
      slice(stringOf(text), numberOf(start), numberOf(length)),
  ],
  ["translate", (text = "", from = "", to = "") => translate(stringOf(text), [...stringOf(from)], [...stringOf(to)])],
]);

/** Those that take the current node when they are called with nothing. */
export const contextFunctions: ReadonlySet<string> = new Set(["string", "number", "string-length", "normalize-space"]);

const before = (text: string, part: string): string => (text.includes(part) ? text.slice(0, text.indexOf(part)) : "");

const after = (text: string, part: string): string =>
  text.includes(part) ? text.slice(text.indexOf(part) + part.length) : "";

/** Positions count from 1 and are rounded; a character is taken when its position is at least the start. */
const slice = (text: string, start: number, length: number): string =>
  [...text]
    .filter((_, index) => index + 1 >= Math.round(start) && index + 1 < Math.round(start) + Math.round(length))
    .join("");

const translate = (text: string, from: readonly string[], to: readonly string[]): string =>
  [...text].map((character) => (from.includes(character) ? (to[from.indexOf(character)] ?? "") : character)).join("");
