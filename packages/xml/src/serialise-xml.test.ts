import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseXml, serialiseXml, UnwritableXml, XmlElement, type XmlNode } from "./index.ts";

describe("after a change", () => {
  const before = `<a x="1"  y='2'>\n  <b   z="3" /><!-- c -->\n  <d></d>\n</a>`;

  test("setting what is there already touches nothing", () => {
    const tree = parseXml(before);
    tree.root.setAttribute("x", "1");
    tree.root.removeAttribute("none");
    expect(serialiseXml(tree)).toBe(before);
  });

  test("an element that closed itself opens for a child", () => {
    const tree = parseXml(before);
    tree.root.element("b")?.children.push(new XmlElement("e"));
    expect(serialiseXml(tree)).toContain(`<b   z="3"><e/></b><!-- c -->`);
  });

  test("text is replaced and comments stay", () => {
    const tree = parseXml(`<a>old<!-- c --></a>`);
    tree.root.text = "1 < 2 & ]]>";
    expect(serialiseXml(tree)).toBe(`<a>1 &lt; 2 &amp; ]]&gt;<!-- c --></a>`);
  });
});

test("pretty writes an element a line and adds no white space beside text", () => {
  const text = `<?xml version='1.0'?><a b="1"><c/> <d>t <e/></d><f> </f><!-- g --><h></h></a>`;
  expect(serialiseXml(parseXml(text), { pretty: true })).toBe(
    [
      `<?xml version='1.0'?>`,
      `<a b='1'>`,
      `  <c/>`,
      `  <d>t <e/></d>`,
      `  <f> </f>`,
      `  <!-- g -->`,
      `  <h/>`,
      `</a>`,
      ``,
    ].join("\n"),
  );
});

test("pretty can leave what was read as it was read", () => {
  const read = parseXml(`<b   c="1"><d></d>\n</b>`).root;
  const tree = new XmlElement("a", { children: [read, new XmlElement("e")] });
  expect(serialiseXml(tree, { pretty: true, keepRead: true })).toBe(`<a>\n  <b   c="1"><d></d>\n</b>\n  <e/>\n</a>`);
  read.setAttribute("c", "2");
  expect(serialiseXml(tree, { pretty: true, keepRead: true })).toContain(`  <b   c="2"><d></d>\n</b>`);
});

test("pretty writes the same again", () => {
  const once = serialiseXml(parseXml(`<a><b><c>x</c><d/></b></a>`), { pretty: true });
  expect(serialiseXml(parseXml(once), { pretty: true })).toBe(once);
});

test.each<[string, XmlNode]>([
  ["a name with a blank", new XmlElement("a b")],
  ["an attribute's name with a quote", new XmlElement("a", { attributes: [["b'", "1"]] })],
  ["NUL in an attribute", new XmlElement("a", { attributes: [["b", "\0"]] })],
  ["NUL in text", new XmlElement("a", { children: [{ kind: "text", value: "\0" }] })],
  ["half a surrogate pair", new XmlElement("a", { children: [{ kind: "text", value: "\ud800" }] })],
  ["two hyphens in a comment", { kind: "comment", value: "a--b" }],
  ["the end of CDATA in CDATA", { kind: "cdata", value: "]]>" }],
  ["a carriage return where it would be read as a line feed", { kind: "cdata", value: "\r" }],
  ["the end of an instruction in one", { kind: "instruction", target: "a", body: "?>" }],
  ["an instruction that would be a declaration", { kind: "instruction", target: "XML", body: "" }],
])("refuses to write %s", (_what, node) => {
  expect(() => serialiseXml(node)).toThrow(UnwritableXml);
});

// What XML can hold, line ends as XML reads them.
const characters = fc
  .string({ unit: "binary", maxLength: 12 })
  .filter((text) => !/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text));
const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,8}$/).filter((text) => !/^xml/i.test(text));
const { element } = fc.letrec<{ element: XmlElement; child: XmlNode }>((tie) => ({
  child: fc.oneof(
    { depthSize: "small" },
    characters.filter((value) => value !== "").map((value): XmlNode => ({ kind: "text", value })),
    tie("element"),
  ),
  element: fc
    .tuple(name, fc.dictionary(name, characters, { maxKeys: 3 }), fc.array(tie("child"), { maxLength: 3 }))
    .map(([tag, attributes, children]) => new XmlElement(tag, { attributes: Object.entries(attributes), children })),
}));

const shape = (node: XmlNode): unknown =>
  node.kind === "element" ? [node.name, [...node.attributes], node.text, node.elements().map(shape)] : node;

test("whatever is written reads back the same", () => {
  fc.assert(
    fc.property(element, (made) => {
      expect(shape(parseXml(serialiseXml(made)).root)).toEqual(shape(made));
    }),
  );
});

test("what was read is written back byte by byte", () => {
  fc.assert(
    fc.property(element, (made) => {
      const text = serialiseXml(made);
      expect(serialiseXml(parseXml(text))).toBe(text);
    }),
  );
});
