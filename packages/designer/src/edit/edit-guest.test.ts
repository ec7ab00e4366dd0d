import { isHobError } from "@hob/errors";
import { domain, read } from "@hob/libvirt-xml";
import type { OperatingSystem } from "@hob/osinfo";
import { gibibytes } from "@hob/units";
import { expect, it } from "vitest";
import { readOverride } from "../override/read-override.ts";
import { applyOverrides } from "../override/apply-overrides.ts";
import { performancePolicy } from "../policy-sets/performance-policy.ts";
import { debian12, design } from "../testing/host-fixture.ts";
import { modern, testSystem } from "../testing/test-system.ts";
import { editGuest, type GuestEdit } from "./edit-guest.ts";
import type { GuestChange } from "./guest-change.ts";

const linux = testSystem({ abilities: modern });
const windows = testSystem({
  family: "winnt",
  released: "2018-11-13",
  abilities: ["q35", "xhci", "ich9"],
  cards: ["e1000e"],
});
const guestOf = (os: OperatingSystem | null, wishes = {}) => design(os, wishes).xml;

function change(xml: string, os: OperatingSystem | null, ...changes: readonly GuestChange[]): GuestEdit {
  const { type } = read(domain, xml).os;
  const kind = type.machine?.includes("q35") ? "q35" : "pc";
  const domainCapabilities = debian12.domainCapabilities("kvm", kind);
  return editGuest({ xml, os, capabilities: debian12.capabilities, domainCapabilities, changes });
}

const said = ({ differences }: GuestEdit) => differences.map(({ kind, path }) => `${kind} ${path}`);
const file = (path: string) => ({ kind: "file", path }) as const;
const disk = (path = "/b.qcow2", more = {}): GuestChange => ({
  change: "add-disk",
  disk: { device: "disk", source: file(path), format: "qcow2", ...more },
});

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isHobError(error)) return `${error.message}${error.hint ? ` ${error.hint}` : ""}`;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

it("adds a disk under the next free name, by the rules of a new guest, and touches nothing else", () => {
  const xml = guestOf(linux);
  const made = change(xml, linux, disk());
  expect(said(made)).toEqual(["added /domain/devices/disk[3]"]);
  expect(made.domain.devices.disks[2]).toMatchObject({
    target: { dev: "vdb", bus: "virtio" },
    driver: { name: "qemu", type: "qcow2", cache: "writeback", discard: "unmap" },
  });
  expect(made.decisions.map(({ path, by }) => `${path} ${by}`)).toContain("devices/disk[vdb]/bus policy");
  const lines = made.xml.split("\n");
  expect(xml.split("\n").filter((line) => !lines.includes(line))).toEqual([]);
});

it("fills a gap in the names, and names several", () => {
  const xml = guestOf(linux).replace("dev='vda'", "dev='vdb'");
  const made = change(xml, linux, disk("/c"), disk("/d"), disk("/e", { device: "cdrom" }));
  expect(made.domain.devices.disks.map(({ target }) => target.dev)).toEqual(["vdb", "sda", "vda", "vdc", "sdb"]);
});

it("goes by the disk that the guest has, where its system is not known to drive it", () => {
  const xml = guestOf(windows, { disks: [{ device: "disk", source: file("/a"), format: "raw", bus: "virtio" }] });
  const made = change(xml, windows, disk(), { change: "add-network", network: { network: "default" } });
  expect(made.domain.devices.disks.map(({ target }) => target.bus)).toEqual(["virtio", "virtio"]);
  expect(made.decisions.find(({ path }) => path === "devices/disk[vdb]/bus")).toMatchObject({
    by: "policy",
    because: "The guest's disk 'vda' works there.",
  });
  expect(made.domain.devices.interfaces.map(({ model }) => model)).toEqual(["e1000e", "e1000e"]);
});

it("brings the controller that a disk needs, once", () => {
  const made = change(guestOf(linux), linux, disk("/b", { bus: "scsi" }), disk("/c", { bus: "scsi" }));
  expect(made.domain.devices.controllers.filter(({ type }) => type === "scsi")).toHaveLength(1);
  expect(made.domain.devices.disks.slice(2).map(({ target }) => target.dev)).toEqual(["sdb", "sdc"]);
});

it("gives a disk a thread as the policy has it, with the thread itself", () => {
  const { capabilities } = debian12;
  const domainCapabilities = debian12.domainCapabilities("kvm", "q35");
  const facts = { os: linux, capabilities, domainCapabilities, policies: [performancePolicy] };
  const first = editGuest({ ...facts, xml: guestOf(linux), changes: [disk()] });
  expect([first.domain.iothreads, first.domain.devices.disks.map(({ driver }) => driver?.iothread)]).toEqual([
    1,
    [undefined, undefined, 1],
  ]);
  const second = editGuest({ ...facts, xml: first.xml, changes: [disk("/c"), disk("/d", { iothread: true })] });
  expect([second.domain.iothreads, second.domain.devices.disks.map(({ driver }) => driver?.iothread)]).toEqual([
    2,
    [undefined, undefined, 1, 1, 2],
  ]);
});

it("says when no port is free for a disk while the guest runs", () => {
  const ports = [1, 2].map((index) => `<controller type='pci' index='${index}' model='pcie-root-port'/>`).join("");
  const taken = (bus: number) =>
    `<rng model='virtio'><backend model='random'/><address type='pci' bus='0x0${bus}'/></rng>`;
  const guest = (...buses: readonly number[]) =>
    guestOf(linux)
      .replaceAll(/ *<controller type='pci'.*\n/g, "")
      .replace("</devices>", `${ports}${buses.map(taken).join("")}</devices>`);
  expect(change(guest(1), linux, disk()).warnings).toEqual([]);
  expect(change(guest(1, 2), linux, disk()).warnings).toEqual([
    "No PCI Express port of 'guest' is free: the disk 'vdb' is there when it starts the next time.",
  ]);
});

it("refuses a fifth disk on IDE, and a bus that the guest's machine has not", () => {
  const four = Array.from({ length: 4 }, () => ({ device: "disk", source: file("/a"), format: "raw" }) as const);
  expect(refusal(() => change(guestOf(null, { disks: four }), null, disk()))).toContain(
    "Disk bus 'ide' is not possible: it takes 4 disks, and this would be number 5.",
  );
  expect(refusal(() => change(guestOf(linux), linux, disk("/b", { bus: "ide" })))).toContain(
    "the machine 'q35' of this host has no such bus. Accepted: 'scsi', 'virtio', 'usb', 'sata'.",
  );
});

it("adds a network interface, and does not start from it", () => {
  const made = change(guestOf(linux), linux, { change: "add-network", network: { bridge: "br0" } });
  expect(said(made)).toEqual(["added /domain/devices/interface[2]"]);
  expect(made.domain.devices.interfaces[1]).toEqual({
    type: "bridge",
    source: { bridge: "br0" },
    model: "virtio",
    ips: [],
  });
  expect(made.decisions.map(({ path }) => path)).toContain("devices/interface[1]/model");
});

it("adds a TPM to a guest that starts from EFI, and says why not to one that does not, or has one", () => {
  const xml = guestOf(linux, { firmware: "efi" });
  const bare = xml.replace(/ *<tpm[^]*<\/tpm>\n/, "");
  expect(said(change(bare, linux, { change: "add-tpm" }))).toEqual(["added /domain/devices/tpm"]);
  expect(refusal(() => change(xml, linux, { change: "add-tpm" }))).toBe(
    "TPM 'guest' is not possible: the guest has one.",
  );
});

it("adds a watchdog, a random source and an agent's line", () => {
  const bare = guestOf(null);
  const made = change(bare, linux, { change: "add-watchdog" }, { change: "add-rng" }, { change: "add-agent" });
  expect(made.domain.devices.watchdogs).toHaveLength(1);
  expect(made.domain.devices.rngs).toHaveLength(1);
  expect(made.domain.devices.channels.map(({ target }) => target?.name)).toEqual(["org.qemu.guest_agent.0"]);
});

it("changes a screen with all that goes with it, and back", () => {
  const xml = guestOf(linux);
  const spice = change(xml, linux, { change: "set-graphics", graphics: "spice" });
  expect(spice.domain.devices.graphics.map(({ type }) => type)).toEqual(["spice"]);
  expect(spice.domain.devices.channels.map(({ type }) => type)).toEqual(["unix", "spicevmc"]);
  const back = change(spice.xml, linux, { change: "set-graphics", graphics: "vnc" });
  expect(back.domain.devices.channels.map(({ type }) => type)).toEqual(["unix"]);
  const none = change(xml, linux, { change: "set-graphics", graphics: "none" });
  expect([none.domain.devices.graphics, none.domain.devices.videos]).toEqual([[], []]);
});

it("changes memory and processors where they stand, and warns of more than the host has", () => {
  const xml = guestOf(linux).replace(/(<memory[^\n]*\n)/, "$1  <currentMemory unit='GiB'>2</currentMemory>\n");
  const made = change(xml, linux, { change: "set-memory", memory: gibibytes(32) }, { change: "set-vcpus", vcpus: 6 });
  expect([made.domain.memory, made.domain.currentMemory]).toEqual([gibibytes(32), gibibytes(32)]);
  expect(made.domain.vcpu?.count).toBe(6);
  expect(made.xml).toContain("<currentMemory unit='GiB'>32</currentMemory>");
  expect(made.warnings).toEqual(["32 GiB of memory is more than the 16 GiB that the host has."]);
});

it("refuses more processors than a guest of the host has", () => {
  expect(refusal(() => change(guestOf(linux), linux, { change: "set-vcpus", vcpus: 1000 }))).toContain("1 to 288");
});

it("changes the firmware, with Secure Boot's own needs, and warns of what is installed", () => {
  const made = change(guestOf(linux), linux, { change: "set-firmware", firmware: "efi-secure" });
  expect(made.domain.os).toMatchObject({ firmware: "efi", loader: { secure: true } });
  expect(made.domain.features?.smm).toEqual({ state: true });
  expect(made.warnings).toEqual(["What is installed on 'guest' to start from BIOS may not start from EFI."]);
  const back = change(made.xml, linux, { change: "set-firmware", firmware: "bios" });
  expect([back.domain.os.firmware, back.domain.os.loader, back.domain.features?.smm]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it("changes the order of booting at the devices, and names what there is", () => {
  const made = change(guestOf(linux), linux, { change: "set-boot-order", order: ["network", "vda"] });
  expect(made.domain.devices.disks.map(({ boot }) => boot)).toEqual([2, undefined]);
  expect(made.domain.devices.interfaces.map(({ boot }) => boot)).toEqual([1]);
  expect(refusal(() => change(guestOf(linux), linux, { change: "set-boot-order", order: ["vdz"] }))).toBe(
    "Boot device 'vdz' is refused; accepted: each once, 'vda', 'sda', 'network'.",
  );
});

it("takes devices out, and names what there is", () => {
  const xml = guestOf(linux).replace(
    "<source network='default'/>",
    "<mac address='52:54:00:00:00:01'/><source network='default'/>",
  );
  const made = change(
    xml,
    linux,
    { change: "remove-disk", name: "sda" },
    { change: "remove-network", mac: "52:54:00:00:00:01" },
  );
  expect([made.domain.devices.disks.length, made.domain.devices.interfaces.length]).toEqual([1, 0]);
  expect(refusal(() => change(xml, linux, { change: "remove-disk", name: "vdz" }))).toBe(
    "Disk 'vdz' is refused; accepted: 'vda', 'sda'.",
  );
});

it("lays the overrides that the guest keeps over it again", () => {
  const kept = ["delete=devices/disk/driver/@discard", "devices/disk[vdb]/driver/@cache=none"].map(readOverride);
  const { xml } = applyOverrides(guestOf(linux, { name: "guest" }), kept, true);
  const made = change(xml, linux, disk());
  expect(made.domain.devices.disks.map(({ driver }) => [driver?.cache, driver?.discard])).toEqual([
    ["writeback", undefined],
    [undefined, undefined],
    ["none", undefined],
  ]);
  expect(made.warnings).toEqual([]);
  expect(made.decisions.filter(({ by }) => by === "override")).toHaveLength(2);
});

it("keeps what it does not know", () => {
  const xml = guestOf(linux).replace("<devices>", "<devices>\n    <!-- ours -->\n    <novelty level='9'/>");
  const made = change(xml, linux, disk());
  expect(made.xml).toContain("<devices>\n    <!-- ours -->\n    <novelty level='9'/>");
});

it("works on a machine of a version that the host no longer has", () => {
  const xml = guestOf(linux).replace("machine='q35'", "machine='pc-q35-2.4'");
  const made = change(xml, linux, disk());
  expect(said(made)).toEqual(["added /domain/devices/disk[3]"]);
  expect(made.domain.os.type.machine).toBe("pc-q35-2.4");
});
