import { expect, test } from "vitest";
import { xmlTokens } from "./xml-tokens.ts";

const kinds = (source: string) => xmlTokens(source).map(({ kind, text }) => `${kind}:${text}`);

test("tells tags, attributes, values, text and comments apart", () => {
  expect(kinds(`<disk type='file'><!-- a -->x</disk>`)).toEqual([
    "tag:<disk",
    "text: ",
    "attribute:type",
    "text:=",
    "value:'file'",
    "tag:>",
    "comment:<!-- a -->",
    "text:x",
    "tag:</disk",
    "tag:>",
  ]);
});

test("gives the text again whatever it is given", () => {
  for (const source of ['<a b="1"/>', "<a b=1 'x", "<<>>", "a < b", "<!-- never closed", "", "<a\n  b = 'x>y'/>\n"]) {
    expect(
      xmlTokens(source)
        .map(({ text }) => text)
        .join(""),
    ).toBe(source);
  }
});
