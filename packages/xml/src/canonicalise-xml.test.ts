import { expect, test } from "vitest";
import { canonicaliseXml, parseXml, XmlElement } from "./index.ts";

const canonical = (text: string) => canonicaliseXml(parseXml(text));

test.each([
  ["quotes", `<a b='1'/>`, `<a b="1"></a>`],
  ["the order of attributes", `<a c="2" b="1"/>`, `<a b="1"   c="2" />`],
  ["blanks in tags", `<a\n b = "1"></a >`, `<a b="1"/>`],
  ["CDATA and references", `<a><![CDATA[<&]]>&#65;</a>`, `<a>&lt;&amp;A</a>`],
  ["line ends", `<a>\r\n</a>`, `<a>\n</a>`],
  ["the declaration and blanks around the root", `<?xml version='1.0'?>\n\n<a/>`, `<a/>`],
  [
    "a namespace that is declared again",
    `<a xmlns:p='urn:1'><p:b xmlns:p='urn:1'/></a>`,
    `<a xmlns:p="urn:1"><p:b/></a>`,
  ],
])("is the same whatever %s", (_what, one, other) => {
  expect(canonical(one)).toBe(canonical(other));
});

test.each([
  ["a comment", `<a/>`, `<a><!-- b --></a>`],
  ["a comment outside", `<a/>`, `<a/><!-- b -->`],
  ["blanks between elements", `<a><b/></a>`, `<a> <b/></a>`],
  ["the order of elements", `<a><b/><c/></a>`, `<a><c/><b/></a>`],
  ["a prefix", `<p:a xmlns:p='urn:1'/>`, `<q:a xmlns:q='urn:1'/>`],
  ["a processing instruction", `<a/>`, `<?b c?><a/>`],
])("tells %s", (_what, one, other) => {
  expect(canonical(one)).not.toBe(canonical(other));
});

test("is written as the standard says", () => {
  expect(
    canonical(
      `<?xml version="1.0"?>\n<?b  c ?><!-- d -->\n<e:f xmlns:z='urn:z' xmlns='urn:n' xmlns:e="urn:e" z:a='1' b='&#10;"&lt;&#13;&#9;>' e:c=''>` +
        `<g xmlns=''/>&gt;"&#13;<h/></e:f><!-- i -->\n`,
    ),
  ).toBe(
    `<?b c ?>\n<!-- d -->\n<e:f xmlns="urn:n" xmlns:e="urn:e" xmlns:z="urn:z" b="&#xA;&quot;&lt;&#xD;&#x9;>" e:c="" z:a="1">` +
      `<g xmlns=""></g>&gt;"&#xD;<h></h></e:f>\n<!-- i -->`,
  );
});

test("canonicalises a tree made by a program", () => {
  const root = new XmlElement("a", {
    attributes: [
      ["c", "2"],
      ["b", "1"],
    ],
    children: [{ kind: "text", value: "<" }],
  });
  expect(canonicaliseXml({ kind: "document", children: [root], root })).toBe(`<a b="1" c="2">&lt;</a>`);
});
