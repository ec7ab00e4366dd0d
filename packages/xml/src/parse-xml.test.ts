import { expect, test } from "vitest";
import { MalformedXml, parseXml, serialiseXml, standalone, type XmlElement, XmlTooLarge } from "./index.ts";

const thrown = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
};

test.each([
  ["a declaration and what surrounds the root", `<?xml version="1.0" encoding='UTF-8'?>\n<!-- a -->\n<a/>\n<?b c?>\n`],
  ["quotes, entities and white space in a tag", `<a  b="1"\n   c='&quot;&#10;&amp;' ></a >`],
  ["comments beside text", `<a>x<!-- & < -->y<!----></a>`],
  ["CDATA and character references", `<a><![CDATA[<b> & ]] >]]>&#x1F600;&gt;</a>`],
  ["processing instructions", `<?p?><a><?php  echo 1 ?></a>`],
  ["namespaces and prefixes", `<a xmlns='urn:1' xmlns:p="urn:2"><p:b p:c='1' c='2'/></a>`],
  ["empty elements in both forms", `<a><b/><b /><b></b></a>`],
  ["Windows line ends", `<a>\r\n <b/>\r\n</a>\r\n`],
  ["a byte order mark", `\ufeff<a/>`],
  ["characters beyond the basic plane", `<名 字='𝒳'>😀</名>`],
])("writes back as it was read: %s", (_what, text) => {
  expect(serialiseXml(parseXml(text))).toBe(text);
});

test("tells what an element holds", () => {
  const { root } = parseXml(`<a xmlns:p='urn:2' b='&lt;1&gt;'>x &amp; <p:c/><![CDATA[<y>]]></a>`);
  expect(root.attribute("b")).toBe("<1>");
  expect(root.attribute("c")).toBeUndefined();
  expect([...root.attributes.keys()]).toEqual(["xmlns:p", "b"]);
  expect(root.text).toBe("x & <y>");
  expect(root.element("p:c")).toMatchObject({ name: "p:c", localName: "c", namespace: "urn:2" });
  expect(root.elements()).toHaveLength(1);
});

test.each([
  ["a DOCTYPE", `<!DOCTYPE a><a/>`, /DOCTYPE/],
  ["a DOCTYPE with entities", `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`, /DOCTYPE/],
  ["an entity of its own", `<a>&nbsp;</a>`, /entity/],
  ["a duplicate attribute", `<a b='1' b='2'/>`, /duplicate attribute: b/],
  ["a duplicate attribute by namespace", `<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>`, /duplicate attribute/],
  ["NUL", `<a>\0</a>`, /disallowed character/],
  ["a reference to NUL", `<a>&#0;</a>`, /character/],
  ["a prefix without a namespace", `<p:a/>`, /unbound namespace prefix/],
  ["a tag that is not closed", `<a><b></a>`, /close tag/],
  ["two roots", `<a/><b/>`, /.+/],
  ["text around the root", `x<a/>`, /.+/],
  ["nothing", ``, /root/],
  ["only a comment", `<!-- a -->`, /root/],
])("refuses %s", (_what, text, reason) => {
  const error = thrown(() => parseXml(text));
  expect(error).toBeInstanceOf(MalformedXml);
  expect((error as Error).message).toMatch(reason);
});

test("gives an element taken out of its document the prefixes that were declared around it", () => {
  const { root } = parseXml(
    `<a xmlns='urn:1' xmlns:p='urn:2' xmlns:q='urn:3'><b><p:c xml:lang='en' d="1"/></b><e xmlns='' xmlns:p='urn:4' p:f=''/></a>`,
  );
  const [b, e] = root.elements() as [XmlElement, XmlElement];
  expect(serialiseXml(standalone(b))).toBe(`<b xmlns='urn:1' xmlns:p='urn:2'><p:c xml:lang='en' d="1"/></b>`);
  expect(standalone(e)).toBe(e);
  expect(parseXml(serialiseXml(standalone(b))).root.elements()[0]).toMatchObject({ namespace: "urn:2" });
});

test("says where it is malformed", () => {
  expect(thrown(() => parseXml("<a>\n  <b c='1' c='2'/>\n</a>"))).toMatchObject({
    code: "xml.malformed",
    details: { line: 2 },
    message: "The XML is malformed at line 2, column 12: duplicate attribute: c.",
  });
});

test.each([
  ["length", "<a/>", { length: 3 }],
  ["depth", "<a><b><c/></b></a>", { depth: 2 }],
  ["attributes", "<a b='' c='' d=''/>", { attributes: 2 }],
  ["nodes", "<a b=''>c<!-- d --></a>", { nodes: 3 }],
])("refuses a document beyond the limit of %s", (_what, text, limits) => {
  expect(thrown(() => parseXml(text, limits))).toBeInstanceOf(XmlTooLarge);
  const [[name, value]] = Object.entries(limits) as [[string, number]];
  expect(() => parseXml(text, { [name]: value + 1 })).not.toThrow();
});

test("stops at a million nested elements without running out of stack", () => {
  expect(thrown(() => parseXml("<a>".repeat(1_000_000)))).toBeInstanceOf(XmlTooLarge);
});
