import fc from "fast-check";
import { expect, test } from "vitest";
import { compareXml, parseXml } from "./index.ts";

const compare = (before: string, after: string) => compareXml(parseXml(before).root, parseXml(after).root);

test.each([
  ["quotes, blanks and comments", `<a b='1'><c/></a>`, `<a  b="1">\n  <!-- d -->\n  <c></c>\n</a>`],
  ["the order of attributes", `<a b='1' c='2'/>`, `<a c='2' b='1'/>`],
  ["the order of elements of different names", `<a><b/><c/><b d='1'/></a>`, `<a><c/><b/><b d='1'/></a>`],
  ["prefixes", `<a><p:b xmlns:p='u' p:c='1'/></a>`, `<a xmlns:q='u'><q:b q:c='1'/></a>`],
  ["CDATA", `<a><![CDATA[<]]></a>`, `<a>&lt;</a>`],
])("tells nothing of %s", (_what, before, after) => {
  expect(compare(before, after)).toEqual([]);
});

test("tells attributes and texts that were added, removed and changed", () => {
  expect(compare(`<a b='1' c='2'>x<d>y</d><e/></a>`, `<a b='3' f='4'><d>z</d><e>w</e></a>`)).toEqual([
    { kind: "changed", path: "/a/@b", before: "1", after: "3" },
    { kind: "removed", path: "/a/@c", before: "2", after: null },
    { kind: "added", path: "/a/@f", before: null, after: "4" },
    { kind: "removed", path: "/a/text()", before: "x", after: null },
    { kind: "changed", path: "/a/d/text()", before: "y", after: "z" },
    { kind: "added", path: "/a/e/text()", before: null, after: "w" },
  ]);
});

test("finds an element again by what it has in common, and numbers it in the document that has it", () => {
  const before = `<a><b id='1' x='1'/><b id='2' x='1'/><b id='3' x='1'/></a>`;
  const after = `<a>\n<b id='2' x='2'/>\n<b id='3' x='1'/>\n<b id='4' y='1'>\n  <c/>\n</b>\n</a>`;
  expect(compare(before, after)).toEqual([
    { kind: "removed", path: "/a/b[1]", before: "<b id='1' x='1'/>", after: null },
    { kind: "changed", path: "/a/b[2]/@x", before: "1", after: "2" },
    { kind: "added", path: "/a/b[3]", before: null, after: "<b id='4' y='1'><c/></b>" },
  ]);
});

test("tells elements that were added and removed as XML", () => {
  expect(compare(`<a><b><c d='1'/></b></a>`, `<a><e>\n  <f/>\n</e></a>`)).toEqual([
    { kind: "removed", path: "/a/b", before: "<b><c d='1'/></b>", after: null },
    { kind: "added", path: "/a/e", before: null, after: "<e><f/></e>" },
  ]);
});

test("tells elements of one name that changed places", () => {
  expect(compare(`<a><b>1</b><b>2</b><b>3</b></a>`, `<a><b>3</b><b>1</b><b>2</b></a>`)).toEqual([
    { kind: "moved", path: "/a/b[3]", before: null, after: "/a/b[1]" },
  ]);
});

test("tells another root element as a whole", () => {
  expect(compare(`<a/>`, `<b/>`)).toEqual([{ kind: "changed", path: "/a", before: "<a/>", after: "<b/>" }]);
});

const name = fc.constantFrom("a", "b", "c");
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc
    .tuple(
      name,
      fc.dictionary(name, fc.constantFrom("1", "2")),
      fc.array(fc.oneof({ maxDepth: 3 }, fc.constant("<a/>"), tie("tree")), { maxLength: 4 }),
    )
    .map(([tag, attributes, children]) => {
      const inside = Object.entries(attributes).map(([key, value]) => ` ${key}='${value}'`);
      return `<${tag}${inside.join("")}>${children.join("")}</${tag}>`;
    }),
}));

test("tells nothing of a document beside itself, and something both ways or neither", () => {
  fc.assert(
    fc.property(tree, tree, (one, other) => {
      expect(compare(one, one)).toEqual([]);
      expect(compare(one, other).length > 0).toBe(compare(other, one).length > 0);
    }),
  );
});

test("compares lists of thousands in a moment", () => {
  const list = (from: number) => `<a>${Array.from({ length: 3000 }, (_, at) => `<b id='${at + from}'/>`).join("")}</a>`;
  const cpu = process.threadCpuUsage();
  expect(compare(list(0), list(10))).toHaveLength(20);
  expect(process.threadCpuUsage(cpu).user).toBeLessThan(2_000_000);
});
