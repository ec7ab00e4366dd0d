import { expect, test } from "vitest";
import { MalformedXml, parseXml, serialiseXml, UnsupportedXmlEncoding, XmlTooLarge } from "./index.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  `<?xml version='1.0' encoding='UTF-8'?><a>é😀</a>`,
  `<?xml version='1.0' encoding="utf8"?><a/>`,
  `<?xml version='1.0' encoding='US-ASCII' standalone='yes'?><a/>`,
  `<?xml version='1.0'?><a b="encoding='latin1'"/>`,
  `\ufeff<a>é</a>`,
])("reads bytes and writes them back: %s", (text) => {
  const tree = parseXml(utf8(text));
  expect(utf8(serialiseXml(tree))).toEqual(utf8(text));
});

test.each([
  ["a byte that begins nothing", "<a>\n  \xff</a>", 2, 3],
  ["half a character", "<a>\xc3</a>", 1, 4],
  ["a character in too many bytes", "<a>\xc0\xaf</a>", 1, 4],
  ["half a surrogate pair", "<a>x\xed\xa0\x80</a>", 1, 5],
  ["a character beyond the last", "<a>\xf4\x90\x80\x80</a>", 1, 4],
  ["an end in the middle of a character", "<a/>\n<!-- \xe2\x82", 2, 6],
])("refuses bytes that are not UTF-8, and says where: %s", (_what, bytes, line, column) => {
  let thrown: unknown;
  try {
    parseXml(latin1(bytes));
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(MalformedXml);
  expect(thrown).toMatchObject({ details: { reason: "its bytes are not UTF-8", line, column } });
});

test.each([
  ["a declaration of another encoding", latin1(`<?xml version="1.0" encoding='iso-8859-1'?><a>\xe9</a>`), "iso-8859-1"],
  ["UTF-16, big end first", latin1("\xfe\xff\x00<\x00a\x00/\x00>"), "UTF-16"],
  ["UTF-16, little end first", latin1("\xff\xfe<\x00a\x00/\x00>\x00"), "UTF-16"],
  ["UTF-16 without a mark", latin1("<\x00a\x00/\x00>\x00"), "UTF-16"],
  ["UTF-32", latin1("\x00\x00\x00<\x00\x00\x00a"), "UTF-32"],
])("refuses %s", (_what, bytes, encoding) => {
  expect(() => parseXml(bytes)).toThrow(UnsupportedXmlEncoding);
  expect(() => parseXml(bytes)).toThrow(encoding);
});

test("takes a text for what it is, whatever encoding its declaration names", () => {
  expect(parseXml(`<?xml version="1.0" encoding='iso-8859-1'?><a>é</a>`).root.text).toBe("é");
});

test("refuses bytes beyond the limit of length before it decodes them", () => {
  expect(() => parseXml(new Uint8Array(31).fill(0x20), { length: 10 })).toThrow(XmlTooLarge);
  expect(() => parseXml(utf8("<a>éé</a>"), { length: 8 })).toThrow(XmlTooLarge);
  expect(() => parseXml(utf8("<a>éé</a>"), { length: 9 })).not.toThrow();
});
