import { type Bytes, gibibytes } from "@hob/units";
import { parseXml } from "@hob/xml";
import { describe, expect, test } from "vitest";
import {
  attribute,
  child,
  children,
  type Choice,
  choices,
  coverage,
  edit,
  element,
  type Element,
  flag,
  integer,
  InvalidXmlValue,
  leaf,
  leaves,
  MissingXml,
  onOff,
  oneOf,
  read,
  required,
  size,
  text,
  UnexpectedDocument,
  within,
  write,
  yesNo,
} from "./index.ts";

interface Part {
  readonly id: number;
  readonly name?: string;
}
interface Thing {
  readonly kind: string;
  readonly on?: boolean;
  readonly ready?: boolean;
  readonly count?: number;
  readonly size?: Bytes;
  readonly best?: boolean;
  readonly model?: string;
  readonly parts: readonly Part[];
  readonly inner?: Thing;
}
const part: Element<Part> = element("part", { id: required(attribute("id", integer)), name: text() });
const thing: Element<Thing> = element("thing", {
  kind: required(attribute("kind", oneOf("a", "b")), "a"),
  on: attribute("on", onOff),
  ready: attribute("ready", yesNo),
  count: leaf("count", integer),
  size: within("size", size("bytes")),
  best: flag("best"),
  model: within("model", attribute("type")),
  parts: children(part, { key: (item) => item.id }),
  inner: child(() => thing),
});

test("reads what is there, and nothing for what is not", () => {
  expect(read(thing, "<thing/>")).toEqual({ kind: "a", parts: [] });
  expect(
    read(
      thing,
      "<thing kind='new' on='off' ready='yes'><count> 0x10 </count><best/><model type='m'/><part id='1'>x</part><inner/></thing>",
    ),
  ).toEqual({ kind: "new", on: false, ready: true, count: 16, best: true, model: "m", parts: [{ id: 1, name: "x" }] });
});

test.each([
  ["<thing on='yes'/>", "'yes' in /thing/@on is not accepted: expected 'on' or 'off'."],
  ["<thing><count>1e3</count></thing>", "'1e3' in /thing/count is not accepted: expected a whole number."],
  ["<thing><count>9007199254740993</count></thing>", /9007199254740993/],
  ["<thing><size unit='parsec'>1</size></thing>", /'1 parsec' in \/thing\/size/],
  ["<thing><size>-1</size></thing>", /'-1' in \/thing\/size/],
  ["<thing><part id='1'/><part id='x'/></thing>", /'x' in \/thing\/part\[2\]\/@id/],
])("refuses %s and says where", (xml, message) => {
  expect(() => read(thing, xml)).toThrow(message);
  expect(() => read(thing, xml)).toThrow(InvalidXmlValue);
});

test("refuses a document without what is required, and one of another kind", () => {
  expect(() => read(part, "<part/>")).toThrow(MissingXml);
  expect(() => read(part, "<whole/>")).toThrow(UnexpectedDocument);
  expect(() => read(part, "<whole/>")).toThrow("The document is a <whole>, not a <part>.");
});

test("writes in declared order, nested without end", () => {
  const value: Thing = {
    kind: "b",
    on: true,
    size: gibibytes(1),
    best: true,
    parts: [{ id: 1 }, { id: 2, name: "<two>" }],
  };
  expect(write(thing, { ...value, inner: { kind: "a", parts: [] } })).toBe(
    [
      "<thing kind='b' on='on'>",
      "  <size unit='bytes'>1073741824</size>",
      "  <best/>",
      "  <part id='1'/>",
      "  <part id='2'>&lt;two&gt;</part>",
      "</thing>",
      "",
    ]
      .join("\n")
      .replace("</thing>\n", "  <thing kind='a'/>\n</thing>\n"),
  );
});

test("takes a child out with its last attribute, but not while it holds something else", () => {
  const without = (value: Thing): Thing => ({ kind: value.kind, parts: value.parts });
  expect(edit("<thing kind='a'><model type='m'/></thing>", thing, without)).toBe("<thing kind='a'></thing>");
  expect(edit("<thing kind='a'><model type='m' x='1'/></thing>", thing, without)).toBe(
    "<thing kind='a'><model x='1'/></thing>",
  );
});

interface Extras {
  readonly args: readonly string[];
}
const extras: Element<{ readonly extras?: Extras; readonly commandline?: string }> = element("domain", {
  commandline: leaf("commandline"),
  extras: child("qemu:commandline", { args: leaves("qemu:arg", required(attribute("value"))) }),
});
const qemu = "http://libvirt.org/schemas/domain/qemu/1.0";

describe("the elements of a name after the first", () => {
  interface Ends {
    readonly first?: Part;
    readonly others: readonly Part[];
  }
  const ends: Element<Ends> = element("ends", { first: child(part), others: children(part, { from: 1 }) });
  const two = "<ends>\n  <part id='1' x='?'/>\n  <part id='2' y='?'/>\n</ends>";

  test("are read beside the first", () => {
    expect(read(ends, two)).toEqual({ first: { id: 1 }, others: [{ id: 2 }] });
    expect(() => read(ends, two.replace("'2'", "''"))).toThrow("/ends/part[2]/@id");
    expect(coverage(ends as Element<object>, parseXml(two).root).untyped).toEqual([
      "/ends/part[1]/@x",
      "/ends/part[2]/@y",
    ]);
  });

  test("are changed, put in and taken out without a touch to the first", () => {
    expect(edit(two, ends, (value) => ({ ...value, others: [{ id: 3 }] }))).toBe(two.replace("'2'", "'3'"));
    const one = edit(two, ends, (value) => ({ ...value, others: [] }));
    expect(one).toBe("<ends>\n  <part id='1' x='?'/>\n</ends>");
    expect(edit(one, ends, (value) => ({ ...value, others: [{ id: 2, name: "b" }] }))).toBe(
      "<ends>\n  <part id='1' x='?'/>\n  <part id='2'>b</part>\n</ends>",
    );
  });

  test("are those that change where the first goes", () => {
    expect(edit(two, ends, () => ({ others: [{ id: 3 }] }))).toBe("<ends>\n  <part id='3' y='?'/>\n</ends>");
  });
});

describe("an element of one of libvirt's namespaces", () => {
  test("is known by its namespace, whatever its prefix", () => {
    const inside = (prefix: string) => `<${prefix}commandline><${prefix}arg value='-S'/></${prefix}commandline>`;
    const value = { extras: { args: ["-S"] } };
    expect(read(extras, `<domain xmlns:q='${qemu}'>${inside("q:")}</domain>`)).toEqual(value);
    expect(read(extras, `<domain xmlns:q='urn:x' xmlns:qemu='${qemu}'>${inside("qemu:")}</domain>`)).toEqual(value);
    expect(
      read(extras, `<domain>${inside("").replace("<commandline", `<commandline xmlns='${qemu}'`)}</domain>`),
    ).toEqual(value);
    expect(read(extras, `<domain xmlns:qemu='urn:x'>${inside("qemu:")}</domain>`)).toEqual({});
  });

  test("is written with libvirt's prefix, which the root declares", () => {
    expect(write(extras, { extras: { args: ["-S"] } })).toBe(
      `<domain xmlns:qemu='${qemu}'>\n  <qemu:commandline>\n    <qemu:arg value='-S'/>\n  </qemu:commandline>\n</domain>\n`,
    );
    expect(write(extras, {})).toBe("<domain/>\n");
  });

  test("finds its prefix taken, and declares it where it stands", () => {
    const after = edit("<domain xmlns:qemu='urn:x'></domain>", extras, () => ({ extras: { args: ["-S"] } }));
    expect(after).toContain(`<domain xmlns:qemu='urn:x'>`);
    expect(after).toContain(`<qemu:commandline xmlns:qemu='${qemu}'>\n    <qemu:arg value='-S'/>`);
    expect(read(extras, after)).toEqual({ extras: { args: ["-S"] } });
  });
});

test("tells which nodes no slot speaks of, path by path", () => {
  const xml = `<thing kind='a' new='1' xmlns:x='urn:x'>
    <count>1</count><count>2</count><best why='?'/>stray
    <part id='1'/><part id='2' size='3'>two<bolt/></part><x:more y='1'><z/></x:more><thing><thing/><who/></thing>
  </thing>`;
  expect(coverage(thing as Element<object>, parseXml(xml).root)).toEqual({
    nodes: 19,
    untyped: [
      "/thing",
      "/thing/@new",
      "/thing/count[2]",
      "/thing/best/@why",
      "/thing/part[2]/@size",
      "/thing/part[2]/bolt",
      "/thing/x:more",
      "/thing/x:more/@y",
      "/thing/x:more/z",
      "/thing/thing/who",
    ],
  });
});

test("reads an optional slot only where one of its nodes is there", () => {
  let asked = 0;
  const counting: Element<{ readonly a?: string; readonly b?: string }> = element("counting", {
    a: { ...attribute("a"), read: (node) => ((asked += 1), node.attribute("a")) },
    b: leaf("b"),
  });
  expect(read(counting, "<counting><b>1</b></counting>")).toEqual({ b: "1" });
  expect(asked).toBe(0);
  expect(read(counting, "<counting a='1'/>")).toEqual({ a: "1" });
  expect(asked).toBe(1);
});

interface Filter {
  readonly entries: readonly Choice<{ rule: Part; reference: { readonly filter: string } }>[];
}
const filter: Element<Filter> = element("filter", {
  entries: choices({
    rule: part,
    reference: element<{ readonly filter: string }>("filterref", { filter: required(attribute("filter")) }),
  }),
});

test("keeps elements of several names in the order they stand", () => {
  const xml = "<filter><part id='1'/><filterref filter='a'/><other/><part id='2' x='?'/></filter>";
  const value = read(filter, xml);
  expect(value).toEqual({
    entries: [{ rule: { id: 1 } }, { reference: { filter: "a" } }, { rule: { id: 2 } }],
  });
  expect(read(filter, write(filter, value))).toEqual(value);
  expect(read(filter, "<filter/>")).toEqual({ entries: [] });
  const [first, middle, third] = value.entries;
  expect(edit(xml, filter, () => ({ entries: [middle, first, { rule: { id: 3 } }] as Filter["entries"] }))).toBe(
    "<filter><filterref filter='a'/><part id='1'/><other/><part id='3' x='?'/></filter>",
  );
  expect(edit(xml, filter, () => ({ entries: [first, third, middle] as Filter["entries"] }))).toBe(
    "<filter><part id='1'/><part id='2' x='?'/><other/><filterref filter='a'/></filter>",
  );
  expect(edit(xml, filter, () => ({ entries: [middle, middle, first] as Filter["entries"] }))).toBe(
    "<filter><filterref filter='a'/><filterref filter='a'/><part id='1'/><other/></filter>",
  );
});
