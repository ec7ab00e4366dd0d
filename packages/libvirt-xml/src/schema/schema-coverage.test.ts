import { expect, test } from "vitest";
import { attribute, child, children, contents, element, type Element, flag, leaf } from "../kit/index.ts";
import { schemaComparison } from "./schema-coverage.ts";

const files: Readonly<Record<string, string>> = {
  "thing.rng": `
    <grammar xmlns='http://relaxng.org/ns/structure/1.0'>
      <include href='part.rng'/>
      <start><ref name='thing'/></start>
      <define name='thing'>
        <element name='thing'>
          <interleave>
            <optional><attribute name='kind'><choice><value>a</value><value>b</value></choice></attribute></optional>
            <zeroOrMore><ref name='part'/></zeroOrMore>
            <choice><group><element name='best'><empty/></element></group><element name='worst'><text/></element></choice>
            <element name='commandline' ns='http://libvirt.org/schemas/domain/qemu/1.0'>
              <element name='arg'><attribute name='value'/></element>
            </element>
            <element name='metadata'><ref name='anything'/></element>
            <element name='inner'><grammar><include href='thing.rng'/></grammar></element>
          </interleave>
        </element>
      </define>
      <define name='extra' combine='choice'><attribute name='size'/></define>
    </grammar>`,
  "part.rng": `
    <grammar xmlns='http://relaxng.org/ns/structure/1.0'>
      <define name='part'><element name='part'><ref name='extra'/><optional><ref name='part'/></optional></element></define>
      <define name='extra'><notAllowed/></define>
      <define name='anything'><element><anyName/><ref name='anything'/></element></define>
    </grammar>`,
};
const load = (file: string) => files[file] ?? "";

interface Part {
  readonly size?: string;
  readonly part?: Part;
}
const part: Element<Part> = element("part", { size: attribute("size"), part: child(() => part) });
interface Thing {
  readonly colour?: string;
  readonly best?: boolean;
  readonly worst?: string;
  readonly parts: readonly Part[];
  readonly commandline?: { readonly arg?: string };
  readonly metadata?: { readonly entries: readonly string[] };
  readonly inner?: { readonly thing?: Thing };
}
const thing: Element<Thing> = element("thing", {
  colour: attribute("colour"),
  best: flag("best"),
  worst: leaf("worst"),
  parts: children(part),
  commandline: child("qemu:commandline", { arg: leaf("qemu:arg") }),
  metadata: child("metadata", { entries: contents() }),
  inner: child("inner", { thing: child(() => thing) }),
});

test("tells for each element of a schema which names are declared, which are not, and which it does not have", () => {
  const rows = schemaComparison(load)(thing as Element<object>, "thing.rng");
  const row = (path: string) => rows.find((each) => each.path === path);
  expect(row("/thing")).toEqual({
    path: "/thing",
    declared: ["part", "best", "worst", "qemu:commandline", "metadata", "inner"],
    undeclared: ["@kind"],
    beyond: ["@colour"],
  });
  expect(row("/thing/part")).toMatchObject({ declared: ["@size", "part"], undeclared: [] });
  expect(row("/thing/worst")).toMatchObject({ declared: ["text()"] });
  expect(row("/thing/qemu:commandline/qemu:arg")).toMatchObject({ undeclared: ["@value"], beyond: ["text()"] });
  expect(row("/thing/metadata")).toMatchObject({ declared: ["*"], undeclared: [], beyond: [] });
  // Parts inside parts, and things inside things, have been told of.
  expect(rows.map(({ path }) => path)).toEqual([
    "/thing",
    "/thing/best",
    "/thing/inner",
    "/thing/metadata",
    "/thing/part",
    "/thing/qemu:commandline",
    "/thing/qemu:commandline/qemu:arg",
    "/thing/worst",
  ]);
});

test("tells of an element once, though several documents hold it", () => {
  const compare = schemaComparison(load);
  compare(thing as Element<object>, "thing.rng");
  expect(compare(thing as Element<object>, "thing.rng")).toEqual([]);
});
