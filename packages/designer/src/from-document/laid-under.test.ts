import { domain, read } from "@hob/libvirt-xml";
import { gibibytes } from "@hob/units";
import { expect, it } from "vitest";
import { choosePlatform } from "../choose-platform.ts";
import { type Design, designGuest } from "../design-guest.ts";
import type { GuestIntent } from "../guest-intent.ts";
import { debian12, design } from "../testing/host-fixture.ts";
import { modern, testSystem } from "../testing/test-system.ts";
import { intentOfDomain } from "./intent-of-domain.ts";

const linux = testSystem({ abilities: modern });

function from(base: string, wishes: Partial<GuestIntent> = {}): Design {
  const { capabilities } = debian12;
  const intent = { ...intentOfDomain(read(domain, base)), ...wishes };
  const platform = choosePlatform({ os: linux, capabilities, intent });
  const domainCapabilities = debian12.domainCapabilities(platform.guestType, platform.kind);
  return designGuest({ os: linux, capabilities, domainCapabilities, intent, base });
}

const sparse = `<domain type='kvm'>
  <!-- ours -->
  <name>given</name>
  <memory unit='MiB'>1536</memory>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
  </os>
  <cpu mode='host-model'/>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' cache='unsafe'/>
      <source file='/a.qcow2'/>
      <target dev='vdb' bus='virtio'/>
    </disk>
    <novelty level='9'/>
  </devices>
</domain>
`;

it("keeps what a document says, to the byte, and designs what it lacks", () => {
  const { xml, domain: made } = from(sparse);
  const lines = xml.split("\n");
  const changed = sparse.split("\n").filter((line) => !lines.includes(line));
  expect(changed).toEqual(["      <driver name='qemu' type='qcow2' cache='unsafe'/>"]);
  expect(made.devices.disks[0]).toMatchObject({
    driver: { cache: "unsafe", discard: "unmap" },
    target: { dev: "vdb" },
  });
  expect(made.cpu).toMatchObject({ mode: "host-model" });
  expect(made.devices.rngs).toHaveLength(1);
  expect(made.devices.graphics.map(({ type }) => type)).toEqual(["vnc"]);
  expect(made.clock?.offset).toBe("utc");
});

it("marks what the document says as the user's, and what it lacks as the policy's", () => {
  const { decisions } = from(sparse);
  const by = Object.fromEntries(decisions.map((decision) => [decision.path, `${decision.value} ${decision.by}`]));
  expect(by).toMatchObject({
    "os/type/machine": "q35 user",
    memory: "1.5 GiB user",
    "cpu/mode": "host-model user",
    "devices/disk[vdb]/bus": "virtio user",
    "devices/disk[vdb]/driver/cache": "unsafe user",
    "devices/disk[vdb]/driver/discard": "unmap policy",
    "devices/rng": "virtio policy",
  });
  expect(decisions.find(({ path }) => path === "cpu/mode")).toMatchObject({
    because: "The document says so.",
    alternatives: expect.arrayContaining(["host-passthrough"]) as unknown,
  });
});

it("adds to a document what is wished beside it, under names that are free", () => {
  const said = intentOfDomain(read(domain, sparse));
  const disk = { device: "disk", source: { kind: "file", path: "/b" }, format: "raw" } as const;
  const made = from(sparse, { name: "other", memory: gibibytes(3), disks: [...said.disks, disk] });
  expect([made.domain.name, made.domain.memory]).toEqual(["other", gibibytes(3)]);
  expect(made.domain.devices.disks.map(({ target }) => target.dev)).toEqual(["vdb", "vda"]);
});

it("leaves a document that a design has made as it is", () => {
  for (const wishes of [{}, { firmware: "efi-secure" as const }, { graphics: "spice" as const, vcpus: 4 }]) {
    const { xml } = design(linux, wishes);
    expect(from(xml).xml).toBe(xml);
  }
});

it("keeps the document's own order of booting", () => {
  const ordered = sparse.replace("    <type arch", "    <boot dev='network'/>\n    <type arch");
  const { domain: made } = from(ordered);
  expect(made.os.boot).toEqual([{ dev: "network" }]);
  expect(made.devices.disks.map(({ boot }) => boot)).toEqual([undefined]);
});
