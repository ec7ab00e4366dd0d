import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { domainSnapshot, edit, read, write } from "./index.ts";

const fixture = (name: string) =>
  readFileSync(`${import.meta.dirname}/../fixtures/domain-snapshot-${name}.xml`, "utf8");

test("a snapshot holds the guest as it ran and as it was stored", () => {
  const { domain, inactiveDomain, domainUuid } = read(domainSnapshot, fixture("full"));
  expect([domain?.memory, inactiveDomain?.memory]).toEqual([512 * 1024 ** 2, 1024 ** 3]);
  expect(domain?.devices.disks[0]?.source?.file).toBe("/srv/disks/web-1.qcow2");
  expect(domainUuid).toBeUndefined();
});

test("an old snapshot knows the UUID of its guest and no more", () => {
  const value = read(domainSnapshot, fixture("old"));
  expect(value.domainUuid).toBe("9d37b878-a7cc-9f9a-b78f-49b3abad25a8");
  expect(value.domain).toBeUndefined();
  expect(read(domainSnapshot, write(domainSnapshot, value))).toEqual(value);
});

test("what the emulator's driver notes is kept for the redefinition", () => {
  const xml = fixture("full");
  const { cookie } = read(domainSnapshot, xml);
  expect(cookie).toMatchObject({ cpu: { model: { name: "qemu64" } }, slirpHelper: true });
  expect(edit(xml, domainSnapshot, (value) => ({ ...value, description: "Kept" }))).toBe(
    xml.replace("Before the upgrade", "Kept"),
  );
});

test("a change of the guest inside touches that guest only", () => {
  const xml = fixture("full");
  const after = edit(xml, domainSnapshot, (value) => {
    if (!value.domain) throw new Error("The fixture has a guest.");
    return { ...value, domain: { ...value.domain, title: "Then" } };
  });
  const line = "    <uuid>d54df46f-1ab5-4a22-8618-4560ef5fac2d</uuid>\n";
  expect(after).toBe(xml.replace(line, `${line}    <title>Then</title>\n`));
});

test("a snapshot of chosen disks is asked for in a few lines", () => {
  const value = {
    name: "fresh",
    memory: { snapshot: "no" },
    disks: [
      { name: "vda", snapshot: "external", source: { file: "/srv/fresh.qcow2" } },
      { name: "vdb", snapshot: "no" },
    ],
  };
  expect(write(domainSnapshot, value)).toBe(
    [
      "<domainsnapshot>",
      "  <name>fresh</name>",
      "  <memory snapshot='no'/>",
      "  <disks>",
      "    <disk name='vda' snapshot='external'>",
      "      <source file='/srv/fresh.qcow2'/>",
      "    </disk>",
      "    <disk name='vdb' snapshot='no'/>",
      "  </disks>",
      "</domainsnapshot>",
      "",
    ].join("\n"),
  );
});
