import { expect, test } from "vitest";
import {
  attribute,
  coverage,
  distinguished,
  edit,
  element,
  type Element,
  integer,
  leaf,
  object,
  present,
  read,
  required,
  write,
} from "./index.ts";
import { parseXml } from "@hob/xml";

interface Device {
  readonly name?: string;
  readonly pci?: { readonly bus: number; readonly bridge?: boolean };
  readonly net?: { readonly maxCount?: number };
}
const capability = (type: string) => ({ type });
const device: Element<Device> = element("device", {
  name: leaf("name"),
  pci: distinguished(
    "capability",
    capability("pci"),
    object({
      bus: required(leaf("bus", integer)),
      bridge: distinguished("capability", capability("bridge"), present),
    }),
  ),
  net: distinguished("capability", capability("net"), object({ maxCount: attribute("maxCount", integer) })),
});

const xml = [
  "<device>",
  "  <name>a</name>",
  "  <capability type='net' maxCount='2'/>",
  "  <capability type='pci'>",
  "    <bus>1</bus>",
  "    <capability type='bridge'/>",
  "  </capability>",
  "  <capability type='else'/>",
  "</device>",
  "",
].join("\n");

test("reads elements of one name by the attribute that tells them apart, whatever their order", () => {
  expect(read(device, xml)).toEqual({ name: "a", pci: { bus: 1, bridge: true }, net: { maxCount: 2 } });
  expect(read(device, "<device><capability type='net'/></device>")).toEqual({ net: {} });
});

test("the path of a refused value names the attribute", () => {
  expect(() => read(device, "<device><capability type='pci'><bus>x</bus></capability></device>")).toThrow(
    "'x' in /device/capability[@type='pci']/bus",
  );
});

test("what is written reads back the same", () => {
  const value: Device = { pci: { bus: 2, bridge: true }, net: {} };
  expect(write(device, value)).toBe(
    [
      "<device>",
      "  <capability type='pci'>",
      "    <bus>2</bus>",
      "    <capability type='bridge'/>",
      "  </capability>",
      "  <capability type='net'/>",
      "</device>",
      "",
    ].join("\n"),
  );
  expect(read(device, write(device, value))).toEqual(value);
});

test("an edit changes the element that is meant and leaves the others of its name", () => {
  const changed = edit(xml, device, (value) => ({ ...value, pci: { bus: 7 } }));
  expect(changed).toBe(xml.replace("<bus>1</bus>\n    <capability type='bridge'/>", "<bus>7</bus>"));
  const { pci: _pci, ...rest } = read(device, xml);
  expect(edit(xml, device, () => rest)).toBe(
    "<device>\n  <name>a</name>\n  <capability type='net' maxCount='2'/>\n  <capability type='else'/>\n</device>\n",
  );
});

test("an element whose attribute says something else is not known", () => {
  expect(coverage(device as Element<object>, parseXml(xml).root)).toEqual({
    nodes: 12,
    untyped: ["/device/capability[3]", "/device/capability[3]/@type"],
  });
});
