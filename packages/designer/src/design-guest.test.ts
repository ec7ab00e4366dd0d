import { isHobError } from "@hob/errors";
import { bytes, gibibytes, mebibytes } from "@hob/units";
import { expect, it } from "vitest";
import { designGuest } from "./design-guest.ts";
import { chosen, debian12, design, lxc, plainIntent, xen } from "./testing/host-fixture.ts";
import { modern, testSystem } from "./testing/test-system.ts";

const linux = testSystem({ abilities: modern, recommended: { memory: gibibytes(3), vcpus: 2 } });
const windows = (released: string, more = {}) =>
  testSystem({ family: "winnt", released, abilities: ["q35", "xhci", "ich9"], cards: ["e1000e", "e1000"], ...more });
const disk = (bus?: string) => ({ device: "disk", source: { kind: "file", path: "/d" }, format: "raw", bus }) as const;

function refusal(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (isHobError(error)) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

it("gives a modern Linux virtio throughout, and says why", () => {
  const made = design(linux);
  expect(made.domain.os.type).toEqual({ arch: "x86_64", machine: "q35", name: "hvm" });
  expect(made.domain.devices.disks.map(({ target }) => target)).toEqual([
    { dev: "vda", bus: "virtio" },
    { dev: "sda", bus: "sata" },
  ]);
  expect(made.domain.devices.interfaces[0]).toMatchObject({ type: "network", model: "virtio" });
  expect(made.decisions.find(({ path }) => path === "devices/disk[vda]/bus")).toEqual({
    path: "devices/disk[vda]/bus",
    value: "virtio",
    because: "The fastest; Test 1 has its driver, as osinfo-db lists.",
    by: "policy",
    alternatives: ["scsi", "usb", "sata"],
  });
  expect(made.warnings).toEqual([]);
  expect(made.resources).toEqual({ memory: gibibytes(3), vcpus: 2, storage: gibibytes(20) });
});

it("gives an unknown system only what nearly every system can drive", () => {
  const { domain } = design(null);
  expect(domain.os.type.machine).toBe("pc");
  expect(domain.devices.disks.map(({ target }) => target.bus)).toEqual(["ide", "ide"]);
  expect(domain.devices.interfaces[0]?.model).toBe("e1000");
  expect(domain.devices.videos[0]?.model?.type).toBe("vga");
  expect([domain.devices.rngs, domain.devices.channels, domain.metadata]).toEqual([[], [], undefined]);
});

it.each([
  ["2011-12-31", "ide", "e1000", "pc"],
  ["2013-01-01", "virtio", "virtio", "pc"],
  ["2020-01-01", "virtio", "virtio", "q35"],
  [null, "virtio", "virtio", "q35"],
])("judges a Linux without device data by its age: %s", (released, bus, card, machine) => {
  const { domain, decisions } = design(testSystem({ released }));
  expect(domain.devices.disks[0]?.target.bus).toBe(bus);
  expect(domain.devices.interfaces[0]?.model).toBe(card);
  expect(domain.os.type.machine).toBe(machine);
  expect(decisions.find(({ path }) => path.endsWith("/bus"))?.because).toContain("judged by its family and age");
});

it("takes FreeDOS for the DOS that it is, although the database files it under Linux", () => {
  const { domain } = design(testSystem({ distro: "freedos", released: "2016-12-25" }));
  expect(domain.devices.disks[0]?.target.bus).toBe("ide");
  expect(domain.devices.controllers).toEqual([{ type: "usb", model: "none" }]);
  expect(domain.devices.inputs).toEqual([]);
});

it("keeps a system with virtio, but not 1.0, off the machine that needs 1.0", () => {
  const { domain } = design(
    testSystem({ abilities: ["virtio-block", "virtio-net", "q35"], except: ["http://pcisig.com/pci/1af4/1041"] }),
  );
  expect(domain.os.type.machine).toBe("pc");
});

it("sets Windows on local time, with what the host's KVM has for it", () => {
  const { domain } = design(windows("2018-11-13"));
  expect(domain.clock?.offset).toBe("localtime");
  expect(domain.clock?.timers.at(-1)).toEqual({ name: "hypervclock", present: true });
  expect(domain.features?.hyperv).toEqual({
    relaxed: true,
    vapic: true,
    spinlocks: { state: true, retries: 8191 },
    vpindex: true,
    runtime: true,
    synic: true,
    stimer: { state: true },
    reset: true,
    frequencies: true,
    tlbflush: true,
    ipi: true,
  });
  expect(domain.devices.interfaces[0]?.model).toBe("e1000e");
});

it("asks of an emulator only the enlightenments that it takes without a word", () => {
  const { domain } = design(windows("2018-11-13"), {}, debian12, "qemu");
  expect(domain.features?.hyperv).toEqual({ relaxed: true, vapic: true, spinlocks: { state: true, retries: 8191 } });
  expect(domain.clock?.timers.map(({ name }) => name)).toEqual(["rtc", "pit", "hpet", "hypervclock"]);
});

it("gives a Windows that does not start from BIOS EFI with Secure Boot, SMM and a TPM", () => {
  const made = design(windows("2021-10-05", { firmware: { bios: false, efi: true } }));
  expect(made.domain.os).toMatchObject({ firmware: "efi", loader: { secure: true } });
  expect(made.domain.features?.smm).toEqual({ state: true });
  expect(made.domain.devices.tpms).toEqual([{ model: "tpm-crb", backend: { type: "emulator", version: "2.0" } }]);
  expect(made.domain.devices.videos[0]?.model?.type).toBe("bochs");
});

it("warns that Windows 11 has no TPM on a host that cannot emulate one", () => {
  const known = debian12.domainCapabilities("kvm", "q35")!;
  const { tpm: _tpm, ...others } = known.devices!;
  const os = windows("2021-10-05", { firmware: { bios: false } });
  const made = designGuest({
    os,
    capabilities: debian12.capabilities,
    domainCapabilities: { ...known, devices: others },
    intent: plainIntent,
  });
  expect(made.domain.devices.tpms).toEqual([]);
  expect(made.warnings).toEqual(["Test 1 wants a TPM 2.0, which this host cannot emulate: install 'swtpm' there."]);
});

it("takes the host's processor under KVM, and all that can be emulated otherwise", () => {
  expect(design(linux).domain.cpu).toMatchObject({ mode: "host-passthrough", check: "none", migratable: true });
  expect(design(linux, {}, debian12, "qemu").domain.cpu).toMatchObject({ mode: "maximum" });
  const without = designGuest({
    os: linux,
    capabilities: debian12.capabilities,
    domainCapabilities: { ...debian12.domainCapabilities("kvm", "q35")!, cpu: { modes: [] } },
    intent: { ...plainIntent, vcpus: 1 },
  });
  expect(without.domain.cpu).toBeUndefined();
});

it("does what the user says, marks it as theirs, and names the alternatives", () => {
  const made = design(linux, {
    memory: gibibytes(1),
    vcpus: 4,
    machine: "pc",
    firmware: "efi",
    graphics: "spice",
    platform: "qemu",
    arch: "amd64",
    disks: [disk("sata")],
  });
  const users = made.decisions.filter(({ by }) => by === "user").map(({ path, value }) => `${path}=${value}`);
  expect(users).toEqual([
    "os/type/arch=x86_64",
    "type=qemu",
    "os/type/machine=pc",
    "memory=1 GiB",
    "vcpu=4",
    "os/firmware=efi",
    "devices/graphics=spice",
    "devices/disk[sda]/bus=sata",
  ]);
  expect(made.domain.devices.channels.map(({ type }) => type)).toEqual(["unix", "spicevmc"]);
  expect(made.domain.devices.sounds).toHaveLength(1);
});

it.each([
  [
    { machine: "q36" },
    "Machine 'q36' is not possible: the host has no such machine for kvm guests of x86_64.",
    "'pc', 'q35'",
  ],
  [
    { machine: "pc", firmware: "efi-secure" },
    "Firmware 'efi-secure' is not possible: the host has no such firmware for the machine 'pc'.",
    "'bios', 'efi'",
  ],
  [
    { disks: [disk("ide")] },
    "Disk bus 'ide' is not possible: the machine 'q35' of this host has no such bus.",
    "'scsi', 'virtio', 'usb', 'sata'",
  ],
  [
    { arch: "s390x" },
    "Architecture 's390x' is not possible: the host has no emulator for it.",
    "'aarch64', 'i686', 'x86_64'",
  ],
  [{ platform: "xen" }, "Platform 'xen' is not possible: the host does not offer it for x86_64.", "'kvm', 'qemu'"],
] as const)("refuses what the host cannot grant, and names what it accepts: %o", (wishes, message, accepted) => {
  const failure = refusal(() => design(linux, wishes));
  expect([failure.message, failure.hint]).toEqual([message, `Accepted: ${accepted}.`]);
  expect([failure.code, failure.kind]).toEqual(["designer.impossible-choice", "unsupported"]);
});

it("refuses more processors than a guest of the host has, and says how many those are", () => {
  const { message, hint, kind } = refusal(() => design(linux, { vcpus: 1000 }));
  expect([message, hint, kind]).toEqual([
    "Number of processors '1000' is not possible: a guest of this host has 1 to 288.",
    undefined,
    "unsupported",
  ]);
});

it.each([
  [{ memory: bytes(0) }, "Memory '0' is refused; accepted: more than nothing, such as '2GiB'."],
  [{ vcpus: 0 }, "Number of processors '0' is refused; accepted: whole numbers from 1."],
  [{ vcpus: 1.5 }, "Number of processors '1.5' is refused; accepted: whole numbers from 1."],
  [{ name: "a/b" }, "Name 'a/b' is refused; accepted: a name that is not empty, without slash and line end."],
  [{ name: " " }, "Name ' ' is refused; accepted: a name that is not empty, without slash and line end."],
  [
    { disks: [{ ...disk(), size: bytes(0) }] },
    "Disk size '0' is refused; accepted: more than nothing, such as '20GiB'.",
  ],
] as const)("refuses what makes no sense anywhere: %o", (wishes, message) => {
  const failure = refusal(() => design(linux, wishes));
  expect([failure.message, failure.code, failure.kind]).toEqual([message, "designer.invalid-intent", "invalid"]);
});

it("warns of less than the system needs, and of more than the host has", () => {
  const os = testSystem({ minimum: { memory: gibibytes(2), storage: gibibytes(10) } });
  expect(design(os, { memory: gibibytes(1), disks: [{ ...disk(), size: gibibytes(5) }] }).warnings).toEqual([
    "1 GiB of memory is less than the 2 GiB that Test 1 needs.",
    "A disk of 5 GiB is smaller than the 10 GiB that Test 1 needs.",
  ]);
  expect(design(os, { memory: gibibytes(17) }).warnings).toEqual([
    "17 GiB of memory is more than the 16 GiB that the host has.",
  ]);
});

it("doubles a minimum where nothing is recommended, and takes what is usual where nothing is known", () => {
  expect(design(testSystem({ minimum: { memory: gibibytes(1) } })).resources.memory).toBe(gibibytes(2));
  expect(design(testSystem({ released: "1998-01-01" })).resources).toEqual({
    memory: mebibytes(64),
    vcpus: 1,
    storage: gibibytes(2),
  });
  expect(design(null).resources.memory).toBe(gibibytes(2));
});

it("starts from disks, then CDs, then the network", () => {
  const { domain } = design(linux, { disks: [...plainIntent.disks].reverse() });
  expect(domain.devices.disks.map(({ device, boot }) => `${device} ${boot}`)).toEqual(["cdrom 2", "disk 1"]);
  expect(domain.devices.interfaces[0]?.boot).toBe(3);
});

it("names more disks than the alphabet has letters, and refuses a fifth on IDE", () => {
  const made = design(linux, { disks: Array.from({ length: 28 }, () => disk()) });
  expect(made.domain.devices.disks.map(({ target }) => target.dev).slice(24)).toEqual(["vdy", "vdz", "vdaa", "vdab"]);
  const failure = refusal(() => design(null, { disks: Array.from({ length: 5 }, () => disk()) }));
  expect(failure.message).toBe("Disk bus 'ide' is not possible: it takes 4 disks, and this would be number 5.");
});

it("lets a block device be written past the host's cache", () => {
  const { domain } = design(linux, {
    disks: [{ device: "disk", source: { kind: "block", path: "/dev/vg/lv" }, format: "raw" }],
  });
  expect(domain.devices.disks[0]).toMatchObject({
    type: "block",
    driver: { name: "qemu", type: "raw", cache: "none", io: "native", discard: "unmap" },
  });
});

it("keeps the caller's notes beside the operating system's id", () => {
  const note = "<hob:vm xmlns:hob='urn:example:hob'/>";
  const { xml } = design(linux, { metadata: [note] });
  expect(xml).toContain("<hob:vm xmlns:hob='urn:example:hob'/>");
  expect(xml).toContain("<libosinfo:os id='http://example.org/test'/>");
});

it("warns when the domain capabilities are those of another machine", () => {
  const made = designGuest({
    os: linux,
    capabilities: debian12.capabilities,
    domainCapabilities: debian12.domainCapabilities("qemu", "pc"),
    guestType: "kvm",
    intent: plainIntent,
  });
  expect(made.warnings[0]).toMatch(/^The domain capabilities are those of qemu x86_64 pc-i440fx/);
});

it("puts an ARM guest on EFI, virtio and SCSI", () => {
  const made = design(linux, { arch: "arm64" });
  expect(made.platform).toMatchObject({ arch: "aarch64", machine: "virt", guestType: "qemu" });
  expect(made.domain.os.firmware).toBe("efi");
  expect(made.domain.devices.disks.map(({ target }) => target.bus)).toEqual(["virtio", "scsi"]);
  expect(made.domain.devices.controllers).toContainEqual({ type: "scsi", model: "virtio-scsi" });
  expect(made.domain.devices.inputs.map(({ type }) => type)).toEqual(["tablet", "keyboard"]);
});

it("gives a whole machine under Xen, with Xen's devices where the system can drive them", () => {
  const { domain } = design(testSystem(), {}, xen);
  expect([domain.type, domain.os.type.machine]).toEqual(["xen", "xenfv"]);
  expect(domain.devices.disks.map(({ target }) => target)).toEqual([
    { dev: "xvda", bus: "xen" },
    { dev: "hda", bus: "ide" },
  ]);
  expect(domain.os.boot.map(({ dev }) => dev)).toEqual(["hd", "cdrom", "network"]);
  expect(domain.devices.memballoons).toEqual([]);
});

it("mounts a container's disks, the first as its root", () => {
  const made = design(linux, { disks: [disk(), { ...disk(), source: { kind: "block", path: "/dev/b" } }] }, lxc);
  expect(made.domain.devices.disks).toEqual([]);
  expect(made.domain.devices.filesystems).toEqual([
    { type: "file", driver: { type: "loop", format: "raw" }, source: { file: "/d" }, target: "/" },
    { type: "block", source: { dev: "/dev/b" }, target: "/mnt/disk2" },
  ]);
  expect(made.warnings).toEqual([]);
  expect(design(linux, { disks: [] }, lxc).warnings).toEqual([
    "Without a disk for its root the container sees all of the host's files.",
  ]);
  expect(refusal(() => design(linux, {}, lxc)).message).toBe(
    "Device 'cdrom' is not possible: a container has no drives.",
  );
});

it("gives a container a console and an init, and no screen", () => {
  const { domain } = design(linux, { disks: [] }, lxc);
  expect(domain.os).toMatchObject({ type: { arch: "x86_64", name: "exe" }, init: "/sbin/init" });
  expect(domain.devices.consoles).toEqual([{ type: "pty", target: { type: "lxc", port: 0 } }]);
  expect([domain.devices.graphics, domain.devices.videos, domain.cpu]).toEqual([[], [], undefined]);
  expect(refusal(() => design(linux, { disks: [], graphics: "vnc" }, lxc)).message).toContain(
    "a container has no screen",
  );
});

it("is pure: the same input gives the same design", () => {
  expect(design(linux)).toEqual(design(linux));
});

it("gives a reason, in a sentence, for every choice, and makes each choice once", () => {
  for (const made of [design(linux), design(null), design(windows("2021-10-05")), design(linux, {}, xen)]) {
    expect(made.decisions.filter(({ because }) => !/^[A-Z].*[.]$/.test(because))).toEqual([]);
    const paths = made.decisions.map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)]);
  }
  expect(chosen(design(linux), "devices/video/model")).toBe("virtio");
});
