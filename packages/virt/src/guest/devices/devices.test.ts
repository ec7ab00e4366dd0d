import { expect, it } from "vitest";
import { devicesIn } from "./devices-in.ts";
import { findInBoth } from "./find-in-both.ts";
import { pickDevice, requireDevice } from "./pick-device.ts";
import { sameDevice } from "./same-device.ts";

const domainOf = (devices: string) => `<domain type='kvm' xmlns:x='urn:x'><devices>${devices}</devices></domain>`;

const running = devicesIn(
  domainOf(`<emulator>/usr/bin/qemu</emulator>
  <disk type='file' device='disk'><source file='/a'/><target dev='vda' bus='virtio'/><alias name='virtio-disk0'/></disk>
  <disk type='file' device='cdrom'><target dev='sda' bus='sata'/><x:note/><alias name='sata0-0-0'/></disk>
  <interface type='network'><mac address='52:54:00:00:00:01'/><source network='default' bridge='virbr0'/><target dev='vnet7'/><alias name='net0'/><address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></interface>
  <rng model='virtio'><backend model='random'>/dev/urandom</backend><alias name='rng0'/><address type='pci' domain='0x0000' bus='0x02' slot='0x00' function='0x0'/></rng>
  <sound model='ich9'><alias name='sound0'/></sound>
  <thing/>`),
);
const stored = devicesIn(
  domainOf(`<interface type='network'><mac address='52:54:00:00:00:02'/><source network='default'/><address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></interface>
  <interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/><address type='pci' domain='0x0000' bus='0x05' slot='0x00' function='0x0'/></interface>
  <disk type='file' device='disk'><source file='/b'/><target dev='vda' bus='virtio'/></disk>
  <rng model='virtio'><backend model='random'>/dev/urandom</backend><address type='pci' domain='0x0000' bus='0x02' slot='0x00' function='0x0'/></rng>
  <sound model='ich9'/><sound model='ich9'/>`),
);
const all = { live: true, config: true, running: true, stored: true };

it("reads the devices that have a kind, in their order, and keeps what nobody has declared", () => {
  expect(running.map(({ kind }) => kind)).toEqual(["disk", "disk", "interface", "rng", "sound"]);
  expect(running[1]?.xml).toContain("<x:note/>");
});

it("finds a device by alias, target, MAC address in any case, and address in any base", () => {
  const kindOf = (pick: Parameters<typeof pickDevice>[2]) => pickDevice("g", running, pick)?.kind;
  expect(kindOf({ alias: "rng0" })).toBe("rng");
  expect(kindOf({ target: "vnet7" })).toBe("interface");
  expect(kindOf({ mac: "52:54:00:00:00:01".toUpperCase() })).toBe("interface");
  expect(kindOf({ address: { type: "pci", bus: "2", slot: "0" } })).toBe("rng");
  expect(kindOf({ address: { type: "pci", bus: "0x3" } })).toBeUndefined();
  expect(kindOf({ kind: "disk", target: "vnet7" })).toBeUndefined();
});

it("says which devices a description is true of when there are several", () => {
  expect(() => pickDevice("web", running, { kind: "disk" })).toThrow(
    "Guest 'web' has 2 devices that are disk: disk 'vda', disk 'sda'.",
  );
  expect(() => requireDevice("web", running, { kind: "disk", target: "vdz" }, "live")).toThrow(
    "Guest 'web' has no disk 'vdz' while it runs.",
  );
});

it("finds a device of the running guest in the stored definition by what it is known by, not by its place", () => {
  const { live, config } = findInBoth("web", { running, stored }, { target: "vnet7" }, all);
  expect(live?.xml).toContain("vnet7");
  expect(config?.xml).toContain("52:54:00:00:00:01");
  expect(findInBoth("web", { running, stored }, { kind: "disk", target: "vda" }, all).config?.xml).toContain("/b");
  // At this address sits another card in the stored definition.
  const byAddress = findInBoth("web", { running, stored }, { kind: "interface", address: { bus: "1" } }, all);
  expect(byAddress.config?.xml).toContain("52:54:00:00:00:01");
});

it("knows a device without a name by its address, or by what it is like when nothing else is like it", () => {
  const [rng, sound] = running.filter(({ kind }) => kind === "rng" || kind === "sound");
  expect(rng && sameDevice(rng, stored)?.kind).toBe("rng");
  expect(sound && sameDevice(sound, stored)).toBeUndefined();
  expect(sound && sameDevice(sound, stored.slice(0, -1))?.kind).toBe("sound");
});

it("finds what only one of the two has, and says where it was looked for when neither has", () => {
  expect(findInBoth("web", { running, stored }, { mac: "52:54:00:00:00:02" }, all)).toMatchObject({ live: null });
  expect(findInBoth("web", { running, stored }, { target: "sda" }, all)).toMatchObject({ config: null });
  expect(() => findInBoth("web", { running, stored }, { target: "sda" }, { ...all, live: false })).toThrow(
    "Guest 'web' has no device 'sda' in its stored definition.",
  );
  expect(() => findInBoth("web", { running, stored }, { target: "sdz" }, all)).toThrow(
    "Guest 'web' has no device 'sdz'.",
  );
});
