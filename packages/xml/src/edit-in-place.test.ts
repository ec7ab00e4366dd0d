import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseXml, serialiseXml, UnwritableXml, XmlElement } from "./index.ts";

/** The only element `t` of a document. */
function target(root: XmlElement): XmlElement {
  const queue = [root];
  for (const element of queue) {
    if (element.name === "t") return element;
    queue.push(...element.elements());
  }
  throw new Error("There is no <t>.");
}

/** A document after its element `t` has been changed. */
function edited(text: string, change: (element: XmlElement) => void): string {
  const tree = parseXml(text);
  change(target(tree.root));
  return serialiseXml(tree);
}

describe("a changed attribute keeps its place and its quotes, and the others keep every byte", () => {
  const tag = `<t\n  a = "1"\tb='x &#38; "y"'  c="z" />`;
  test.each<[string, (element: XmlElement) => void, string]>([
    ["changed", (t) => t.setAttribute("a", "2"), tag.replace("1", "2")],
    ["changed to hold a quote", (t) => t.setAttribute("a", `'"`), tag.replace("1", `'&quot;`)],
    ["changed in part", (t) => t.setAttribute("b", `x & 'y"`), tag.replace(`"y`, `&apos;y`)],
    ["taken out", (t) => t.removeAttribute("b"), `<t\n  a = "1"  c="z" />`],
    ["added, like the last one", (t) => t.setAttribute("d", "4"), `<t\n  a = "1"\tb='x &#38; "y"'  c="z"  d="4" />`],
    [
      "changed and put back",
      (t) => {
        t.setAttribute("c", "9");
        t.setAttribute("c", "z");
      },
      tag,
    ],
    [
      "taken out and put back, now as the last one",
      (t) => {
        t.removeAttribute("a");
        t.setAttribute("a", "1");
      },
      `<t\tb='x &#38; "y"'  c="z"  a="1" />`,
    ],
  ])("%s", (_what, change, after) => {
    expect(edited(tag, change)).toBe(after);
  });

  test("the first attribute of a tag is written as libvirt does", () => {
    expect(edited("<t />", (t) => t.setAttribute("a", "1"))).toBe("<t a='1' />");
  });

  test("what XML cannot hold is refused when it is written", () => {
    expect(() => edited(tag, (t) => t.setAttribute("a", "\0"))).toThrow(UnwritableXml);
    expect(() => edited(tag, (t) => t.setAttribute("d e", ""))).toThrow(UnwritableXml);
  });

  test("a copy is changed by itself", () => {
    const { root } = parseXml(tag);
    const copy = root.copy();
    copy.setAttribute("c", "y");
    copy.children.push(new XmlElement("d"));
    expect(serialiseXml(root)).toBe(tag);
    expect(serialiseXml(copy)).toBe(`<t\n  a = "1"\tb='x &#38; "y"'  c="y"><d/></t>`);
  });
});

test.each([
  ["a reference", "<t>a &#38; b</t>", "a & c", "<t>a &#38; c</t>"],
  ["CDATA", "<t>a<![CDATA[<b>]]>c</t>", "a<b>d", "<t>a<![CDATA[<b>]]>d</t>"],
  ["the rest of CDATA", "<t><![CDATA[<a>]]></t>", "<b>", "<t><![CDATA[<b>]]></t>"],
  ["a comment", "<t>one<!-- c -->two</t>", "one2", "<t>one<!-- c -->2</t>"],
  ["a line end", "<t>a\r\nb</t>", "a\nc", "<t>a\r\nc</t>"],
  ["no CDATA that would end early", "<t><![CDATA[a]]></t>", "]]>", "<t>]]&gt;</t>"],
  ["no reference in a text that is gone", "<t>&#38;<b/></t>", "", "<t><b/></t>"],
])("a changed text keeps %s", (_what, before, value, after) => {
  expect(edited(before, (t) => (t.text = value))).toBe(after);
});

test("texts that come to stand beside each other do not make markup, nor lose a line", () => {
  const taken = (text: string) => edited(text, (t) => t.children.splice(1, 1));
  expect(taken("<t>a]]<!-- c -->></t>")).toBe("<t>a]]&gt;</t>");
  expect(taken("<t>a\r<!-- c -->\nb</t>")).toBe("<t>a\r&#10;b</t>");
});

test("comments and CDATA keep their line ends", () => {
  const text = "<a>\r\n<!-- b\r\nc -->\r\n<![CDATA[d\r\n]]></a>";
  expect(serialiseXml(parseXml(text))).toBe(text);
  expect(parseXml(text).root.text).toBe("\n\nd\n");
});

// What XML can hold, line ends as XML reads them; with what is likely to go wrong.
const characters = fc
  .array(fc.oneof(fc.constantFrom("&", "<", ">", "]", "'", '"', "\n", "\t", " ", "\r", "é", "😀"), fc.string()), {
    maxLength: 6,
  })
  .map((parts) => parts.join(""))
  .filter((text) => !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text));
const references: Record<string, readonly string[]> = {
  "&": ["&amp;", "&#38;"],
  "<": ["&lt;", "&#x3c;"],
  ">": ["&gt;"],
  "'": ["&apos;", "'"],
  '"': ["&quot;", '"'],
  "\t": ["&#9;", "\t"],
  "\n": ["&#10;", "\n", "\r\n", "\r"],
  "\r": ["&#13;"],
  é: ["é", "&#233;", "&#xE9;"],
  "😀": ["😀", "&#128512;"],
};
/** Characters in any spelling that stands where `forbidden` does not. */
const spelled = (forbidden: RegExp) =>
  fc.tuple(characters, fc.infiniteStream(fc.nat(3))).map(([value, choices]) =>
    [...value]
      .map((character) => {
        const ways = (references[character] ?? [character]).filter((way) => !forbidden.test(way));
        return ways[(choices.next().value as number) % ways.length];
      })
      .join(""),
  );
const space = fc.constantFrom(" ", "  ", "\n    ", "\t", "\r\n");
const noSpace = fc.oneof(fc.constant(""), space);
const name = fc.stringMatching(/^[a-sA-S][A-Za-z0-9_.-]{0,4}$/).filter((text) => !/^xml/i.test(text));
const attribute = fc
  .tuple(space, name, noSpace, noSpace, fc.constantFrom("'", '"'))
  .chain(([before, key, left, right, quote]) =>
    spelled(quote === "'" ? /'/ : /"/).map((raw) => ({
      key,
      lead: `${before}${key}${left}=${right}${quote}`,
      raw,
      quote,
      text: `${before}${key}${left}=${right}${quote}${raw}${quote}`,
    })),
  );
const attributes = fc.uniqueArray(attribute, { selector: ({ key }) => key, maxLength: 4 });
const comment = fc.stringMatching(/^[a-z<>&]{0,6}$/).map((text) => `<!--${text}-->`);
const markup = fc.oneof(
  comment,
  fc.stringMatching(/^[a-z<&' ]{0,6}$/).map((text) => `<?p ${text.trim()}?>`),
  fc
    .tuple(name, attributes, noSpace)
    .map(([key, all, end]) => `<${key}${all.map(({ text }) => text).join("")}${end}/>`),
);
const text = spelled(/^never$/).map((raw) => raw.replaceAll("]]>", "]]&gt;"));
const cdata = fc.stringMatching(/^[a-z<>&\r\n]{0,6}$/).map((inner) => `<![CDATA[${inner}]]>`);
const content = fc.array(fc.oneof(text, cdata, markup), { maxLength: 5 }).map((parts) =>
  // Two texts in a row are one, which must not end CDATA either.
  parts.map((part, at) => (part.startsWith(">") && parts[at - 1]?.endsWith("]") ? `<!---->${part}` : part)),
);
/** A document around an element `t`, whose own tag and content are apart. */
const document = fc
  .tuple(content, attributes, noSpace, content, noSpace, content)
  .map(([before, own, tagEnd, inside, closeEnd, after]) => ({
    head: `<?xml version="1.0"?>\n<r ><u>${before.join("")}<t`,
    own,
    tagEnd: `${tagEnd}>`,
    inside,
    tail: `</t${closeEnd}>${after.join("")}</u>\n</r>\n`,
  }));

describe("whatever the document and the edit, all outside the edited span is the same byte by byte", () => {
  test("an attribute that is changed", () => {
    fc.assert(
      fc.property(document, characters, fc.nat(), ({ head, own, tagEnd, inside, tail }, value, pick) => {
        fc.pre(own.length > 0);
        const at = pick % own.length;
        const { key, lead, quote } = own[at]!;
        const texts = own.map((each) => each.text);
        const before = head + texts.slice(0, at).join("") + lead;
        const after = quote + texts.slice(at + 1).join("") + tagEnd + inside.join("") + tail;
        const whole = head + texts.join("") + tagEnd + inside.join("") + tail;
        const now = edited(whole, (t) => t.setAttribute(key, value));
        expect(now.startsWith(before) && now.endsWith(after)).toBe(true);
        expect(now.slice(before.length, -after.length)).not.toMatch(quote === "'" ? /'/ : /"/);
        expect(target(parseXml(now).root).attribute(key)).toBe(value);
      }),
      { numRuns: 500 },
    );
  });

  test("an attribute that is added or taken out", () => {
    fc.assert(
      fc.property(document, characters, fc.nat(), ({ head, own, tagEnd, inside, tail }, value, pick) => {
        const texts = own.map((each) => each.text);
        const rest = tagEnd + inside.join("") + tail;
        const whole = head + texts.join("") + rest;
        const more = edited(whole, (t) => t.setAttribute("z", value));
        expect(more.startsWith(head + texts.join("")) && more.endsWith(rest)).toBe(true);
        expect(target(parseXml(more).root).attribute("z")).toBe(value);
        const gone = pick % (own.length + 1);
        const fewer = edited(whole, (t) => t.removeAttribute(own[gone]?.key ?? "none"));
        expect(fewer).toBe(head + texts.filter((_, at) => at !== gone).join("") + rest);
      }),
      { numRuns: 500 },
    );
  });

  test("characters that are changed, anew or in part", () => {
    const part = fc.tuple(fc.nat(20), fc.nat(5), characters);
    fc.assert(
      fc.property(document, fc.oneof(characters, part), ({ head, own, tagEnd, inside, tail }, change) => {
        const open = head + own.map((each) => each.text).join("") + tagEnd;
        const whole = open + inside.join("") + tail;
        const old = [...target(parseXml(whole).root).text];
        const value = typeof change === "string" ? change : old.toSpliced(change[0], change[1], change[2]).join("");
        const now = edited(whole, (t) => (t.text = value));
        expect(now.startsWith(open) && now.endsWith(tail)).toBe(true);
        const read = target(parseXml(now).root);
        expect(read.text).toBe(value);
        // Comments, instructions and elements are what they were, in the same order.
        const markupOf = (element: XmlElement) =>
          element.children.filter(({ kind }) => !/text|cdata/.test(kind)).map((node) => serialiseXml(node));
        expect(markupOf(read)).toEqual(markupOf(target(parseXml(whole).root)));
      }),
      { numRuns: 500 },
    );
  });

  test("a child that is put in or taken out", () => {
    fc.assert(
      fc.property(document, fc.nat(), ({ head, own, tagEnd, inside, tail }, pick) => {
        const open = head + own.map((each) => each.text).join("") + tagEnd;
        const whole = open + inside.join("") + tail;
        const children = target(parseXml(whole).root).children.map((node) => serialiseXml(node));
        const at = pick % (children.length + 1);
        const put = edited(whole, (t) => t.children.splice(at, 0, new XmlElement("z")));
        expect(put).toBe(open + children.toSpliced(at, 0, "<z/>").join("") + tail);
        const taken = edited(whole, (t) => t.children.splice(at, 1));
        const [left, right] = [children.slice(0, at).join(""), children.slice(at + 1).join("")];
        expect(taken.startsWith(open + left) && taken.endsWith(tail)).toBe(true);
        expect(target(parseXml(taken).root).text).toBe(
          target(parseXml(whole).root)
            .children.toSpliced(at, 1)
            .map((node) => (node.kind === "text" || node.kind === "cdata" ? node.value : ""))
            .join(""),
        );
        expect(taken.length).toBeLessThanOrEqual((open + left + right + tail).length + 4);
      }),
      { numRuns: 500 },
    );
  });
});
