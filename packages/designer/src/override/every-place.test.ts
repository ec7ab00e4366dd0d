import { readdirSync, readFileSync } from "node:fs";
import { compareXml, parseXml, type XmlElement } from "@hob/xml";
import { expect, it } from "vitest";
import { applyOverrides } from "./apply-overrides.ts";
import { elementName } from "./element-name.ts";

const folder = new URL("../../fixtures/golden/", import.meta.url);
const goldens = readdirSync(folder).map((file) => ({ file, xml: readFileSync(new URL(file, folder), "utf8") }));

interface Place {
  /** With numbers, as differences have it. */
  readonly path: string;
  /** With the elements' own names, where they have such. */
  readonly named: string;
  readonly element: XmlElement;
}

/** Every element below the domain, but for others' metadata. */
function* places(parent: XmlElement, path = "", named = ""): Generator<Place> {
  for (const [name, alike] of Map.groupBy(parent.elements(), (child) => child.name)) {
    if (name === "metadata") continue;
    const names = alike.map((element) => elementName(parent, element));
    for (const [index, element] of alike.entries()) {
      const own = names[index];
      const isUnique = own !== null && names.filter((one) => one === own).length === 1;
      const step = alike.length > 1 ? `${name}[${index + 1}]` : name;
      const place = { path: `${path}${step}`, named: `${named}${isUnique ? `${name}[${own}]` : step}`, element };
      yield place;
      yield* places(element, `${place.path}/`, `${place.named}/`);
    }
  }
}

/** What overrides change of a guest, beside the note that it keeps of them. */
const changes = (xml: string, after: string) =>
  compareXml(parseXml(xml).root, parseXml(after).root).filter(({ path }) => !path.startsWith("/domain/metadata"));

it.each(goldens)("leads to every place of $file, by its number and by its name, and leaves it as it is", ({ xml }) => {
  const found = [...places(parseXml(xml).root)];
  const overrides = found.flatMap(({ path, named, element }) =>
    [...element.attributes].flatMap(([name, value]) => [
      { set: `${path}/@${name}`, value },
      { set: `${named}/@${name}`, value },
    ]),
  );
  expect(overrides.length).toBeGreaterThan(20);
  const { xml: after, decisions, warnings } = applyOverrides(xml, overrides);
  expect([changes(xml, after), warnings]).toEqual([[], []]);
  expect(decisions.every(({ alternatives }) => alternatives.length === 0)).toBe(true);
});

it.each(goldens.slice(0, 12))("takes away any device of $file, and nothing else", ({ xml }) => {
  const devices = [...places(parseXml(xml).root)].filter(({ path }) => /^devices\/[^/]+$/.test(path));
  for (const { path, named } of devices) {
    const { xml: after } = applyOverrides(xml, [{ delete: named }]);
    const [only, ...more] = changes(xml, after);
    expect(more.filter(({ kind }) => kind !== "moved")).toEqual([]);
    expect(only).toMatchObject({ kind: "removed", path: expect.stringMatching(/^\/domain\/devices\//) as unknown });
    expect(only?.path.replace(/\[\d+\]$/, "")).toBe(`/domain/${path.replace(/\[\d+\]$/, "")}`);
    const lines = xml.split("\n");
    expect(after.split("\n").filter((line) => !lines.includes(line) && !/hob:|metadata/.test(line))).toEqual([]);
  }
});
