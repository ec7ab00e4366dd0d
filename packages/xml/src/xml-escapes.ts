const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "'": "&apos;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
const escaped = (value: string, characters: RegExp) => value.replace(characters, (found) => escapes[found] ?? found);

/** What stands around an attribute's value. */
export type Quote = "'" | '"';

/** Characters as they are written between tags. */
export const escapeText = (value: string): string => escaped(value, /[&<>\r]/g);

/** An attribute's value as it is written between its quotes. */
export const escapeAttribute = (value: string, quote: Quote): string =>
  escaped(value, quote === "'" ? /[&<>'\t\n\r]/g : /[&<>"\t\n\r]/g);
