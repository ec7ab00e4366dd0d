import { expect, test } from "vitest";
import { attribute, children, edit, element, type Element, integer } from "./index.ts";

interface Rod {
  readonly name?: string;
  readonly length?: number;
}
const rod: Element<Rod> = element("rod", { name: attribute("name"), length: attribute("length", integer) });
const rods: Element<{ readonly rods: readonly Rod[] }> = element("rods", {
  rods: children(rod, { key: (item) => item.name }),
});
const changed = (before: string, after: readonly Rod[]) => edit(before, rods, () => ({ rods: after }));

test("an item found again by its key keeps its element though others came and went", () => {
  const before = `<rods>\n  <rod name="a" x='?'/>\n  <rod name="b" y='?'/>\n</rods>`;
  expect(changed(before, [{ name: "c" }, { name: "b", length: 2 }, { name: "d" }])).toBe(
    `<rods>\n  <rod name='c'/>\n  <rod name="b" y='?' length='2'/>\n  <rod name='d'/>\n</rods>`,
  );
});

const three = "<rods><rod x='1'/><rod x='2'/><rod name='c' x='3'/></rods>";

test("an item that has no key, or is given one, keeps its element by its place in the list", () => {
  expect(changed(three, [{ length: 5 }, { name: "b" }, { name: "c" }])).toBe(
    "<rods><rod x='1' length='5'/><rod x='2' name='b'/><rod name='c' x='3'/></rods>",
  );
  // In a list of another length nobody knows which is which.
  expect(changed(three, [{ length: 5 }, { name: "c" }])).toBe("<rods><rod length='5'/><rod name='c' x='3'/></rods>");
});

test("an item whose key alone has changed is the same; one of which more has changed is another", () => {
  expect(changed(three, [{}, {}, { name: "d" }])).toBe(three.replace("'c'", "'d'"));
  expect(changed(three, [{}, {}, { name: "d", length: 5 }])).toBe(
    "<rods><rod x='1'/><rod x='2'/><rod name='d' length='5'/></rods>",
  );
});

test("of items that are alike, the one that is changed is changed", () => {
  expect(changed(three, [{ length: 5 }, {}, { name: "c" }])).toBe(three.replace("x='1'", "x='1' length='5'"));
  expect(changed(three, [{}, { length: 5 }, { name: "c" }])).toBe(three.replace("x='2'", "x='2' length='5'"));
});
