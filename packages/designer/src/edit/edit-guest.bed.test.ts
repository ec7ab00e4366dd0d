import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Bed, startLibvirtd } from "@hob/beds";
import { capabilities, type Domain, domain, domainCapabilities, read } from "@hob/libvirt-xml";
import { loadOsinfo, type OperatingSystem, type OsDatabase } from "@hob/osinfo";
import { bytes, gibibytes } from "@hob/units";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { choosePlatform } from "../choose-platform.ts";
import { type Design, designGuest, type DesignInput } from "../design-guest.ts";
import { explainGuest } from "../explain/explain-guest.ts";
import { intentOfDomain, needsOfDomain } from "../from-document/intent-of-domain.ts";
import type { GuestIntent } from "../guest-intent.ts";
import { readOverride } from "../override/read-override.ts";
import { builtInPolicy } from "../policy-sets/built-in-policies.ts";
import { plainIntent } from "../testing/host-fixture.ts";
import { editGuest, type GuestEdit } from "./edit-guest.ts";
import type { GuestChange } from "./guest-change.ts";

let bed: Bed;
let db: OsDatabase;
let host: DesignInput["capabilities"];
beforeAll(async () => {
  [bed, db] = await Promise.all([startLibvirtd(), loadOsinfo()]);
  host = read(capabilities, await bed.virsh("capabilities"));
});
afterAll(() => bed.stop());
afterEach(async () => {
  if ((await bed.virsh("list", "--all", "--name")).includes("guest")) await forget();
});

const osOf = (id: string | null): OperatingSystem | null => (id === null ? null : db.get(id));

const known = new Map<string, string>();

async function facts(os: OperatingSystem | null, intent: Pick<GuestIntent, "arch" | "machine">) {
  const { arch, machine } = choosePlatform({ os, capabilities: host, guestType: "qemu", intent });
  const words = ["--arch", arch, "--machine", machine, "--virttype", "qemu"];
  const told = known.get(words.join(" ")) ?? (await bed.virsh("domcapabilities", ...words));
  known.set(words.join(" "), told);
  return {
    os,
    capabilities: host,
    guestType: "qemu" as const,
    domainCapabilities: read(domainCapabilities, told),
  };
}

async function make(
  os: OperatingSystem | null,
  wishes: Partial<GuestIntent>,
  overrides: readonly string[] = [],
): Promise<Design> {
  const intent = { ...plainIntent, ...wishes };
  return designGuest({ ...(await facts(os, intent)), intent, overrides: overrides.map(readOverride) });
}

/** Has libvirt take a guest; answers the definition that it keeps, with its addresses. */
async function define(xml: string): Promise<string> {
  const file = join(bed.directory, "guest.xml");
  await writeFile(file, xml);
  await bed.virsh("define", "--validate", file);
  return bed.virsh("dumpxml", "guest", "--inactive");
}

const forget = () => bed.virsh("undefine", "guest", "--nvram");

async function change(xml: string, os: OperatingSystem | null, changes: readonly GuestChange[]): Promise<GuestEdit> {
  const { guestType: _guestType, ...facing } = await facts(os, intentOfDomain(read(domain, xml)));
  return editGuest({ xml, ...facing, changes });
}

const file = (path: string) => ({ kind: "file", path }) as const;
const everyChange: readonly GuestChange[] = [
  { change: "add-disk", disk: { device: "disk", source: file("/b.qcow2"), format: "qcow2" } },
  { change: "add-disk", disk: { device: "disk", source: file("/c.raw"), format: "raw", bus: "scsi" } },
  { change: "add-disk", disk: { device: "cdrom", source: file("/d.iso"), format: "raw" } },
  { change: "add-network", network: { network: "default" } },
  { change: "add-network", network: { user: true } },
  { change: "add-host-device", device: { kind: "usb", vendor: "0x1d6b", product: "0x0002" } },
  { change: "add-watchdog" },
  { change: "add-vsock" },
  { change: "set-memory", memory: gibibytes(1) },
  { change: "set-vcpus", vcpus: 3 },
  { change: "set-graphics", graphics: "spice" },
  { change: "set-graphics", graphics: "vnc" },
  { change: "set-firmware", firmware: "efi" },
  { change: "set-firmware", firmware: "bios" },
  { change: "set-boot-order", order: ["network"] },
];

const guests = [
  { os: "debian11", wishes: {} },
  { os: "win11", wishes: {} },
  { os: "winxp", wishes: {} },
  { os: null, wishes: {} },
  { os: "debian11", wishes: { machine: "pc", graphics: "none" } },
  { os: "fedora36", wishes: { firmware: "efi", graphics: "spice", vcpus: 4 } },
] as const;

describe.each(guests)("a guest of $os with $wishes, as libvirt keeps it,", ({ os: id, wishes }) => {
  it("is taken after each change, and changed only there", async () => {
    const os = osOf(id);
    const kept = await define((await make(os, wishes)).xml);
    const last = read(domain, kept).devices.disks.at(-1)?.target.dev ?? "";
    for (const one of [...everyChange, { change: "remove-disk", name: last } as const]) {
      const isFirm = one.change === "set-firmware" && id === "win11" && one.firmware === "bios";
      const isBus = one.change === "add-disk" && one.disk.bus === "scsi" && !kept.includes("virtio");
      if (isFirm || isBus) continue;
      const made = await change(kept, os, [one]);
      const stored = await define(made.xml);
      // What the change did not name is as libvirt had it.
      expect(untouched(read(domain, stored), one)).toEqual(untouched(read(domain, kept), one));
      await forget();
      await define(kept);
    }
  });

  it("is left as it is by a design that starts from its document", async () => {
    const os = osOf(id);
    const kept = await define((await make(os, wishes)).xml);
    await forget();
    // That it has no screen is what a document cannot say.
    const screen = "graphics" in wishes && wishes.graphics === "none" ? { graphics: "none" as const } : {};
    const intent = { ...intentOfDomain(read(domain, kept)), ...screen };
    const again = designGuest({ ...(await facts(os, intent)), intent, base: kept });
    expect(again.domain.devices.disks).toEqual(read(domain, kept).devices.disks);
    expect(await define(again.xml)).toBe(kept);
  });

  it("has nothing that would be chosen otherwise today", async () => {
    const os = osOf(id);
    const kept = await define((await make(os, wishes)).xml);
    await forget();
    const facing = await facts(os, needsOfDomain(read(domain, kept)));
    const wished = new Set([
      "os/type/machine",
      "os/firmware",
      "devices/graphics",
      "devices/tpm/model",
      "vcpu",
      "features/smm",
    ]);
    const others = explainGuest({ xml: kept, ...facing }).settings.filter(
      ({ verdict, path }) => verdict !== "same" && !(Object.keys(wishes).length > 0 && wished.has(path)),
    );
    const follows = /sound|video|input|channel|usb|bus|controller|model|topology/;
    expect(others.filter(({ path }) => Object.keys(wishes).length === 0 || !follows.test(path))).toEqual([]);
  });
});

/** What a change leaves alone. */
function untouched(guest: Domain, { change: kind }: GuestChange): unknown {
  const { name, uuid, clock, onReboot, devices } = guest;
  const isAbout = (word: string) => kind.includes(word);
  return {
    ...{ name, uuid, clock, onReboot },
    disks: devices.disks.slice(0, 1).map(({ boot: _boot, ...disk }) => disk),
    interfaces: devices.interfaces.slice(0, 1).map(({ boot: _boot, ...card }) => card),
    ...(isAbout("memory") ? {} : { memory: guest.memory }),
    ...(isAbout("vcpus") ? {} : { vcpu: guest.vcpu }),
    ...(isAbout("graphics") ? {} : { graphics: devices.graphics }),
    ...(isAbout("firmware") ? {} : { os: guest.os.type }),
  };
}

it("keeps overrides through libvirt, and lays them over again after a change", async () => {
  const os = osOf("debian11");
  const design = await make(os, {}, ["devices/disk[vda]/driver/@cache=directsync", "<on_crash>preserve</on_crash>"]);
  const kept = await define(design.xml);
  const worse = kept.replace("cache='directsync'", "cache='writeback'");
  const made = await change(worse, os, [{ change: "set-memory", memory: bytes(gibibytes(1)) }]);
  const stored = read(domain, await define(made.xml));
  expect(stored.devices.disks[0]?.driver?.cache).toBe("directsync");
  expect(stored.onCrash).toBe("preserve");
});

it("adds disks by a policy with threads, to a guest that has none and to one that lists its own", async () => {
  const os = osOf("debian11");
  const listed = ["<iothreads>2</iothreads>", "<iothreadids><iothread id='5'/><iothread id='7'/></iothreadids>"];
  for (const overrides of [[], listed]) {
    const kept = await define((await make(os, {}, overrides)).xml);
    const { guestType: _guestType, ...facing } = await facts(os, intentOfDomain(read(domain, kept)));
    const [one, own] = [file("/b.raw"), file("/c.raw")].map(
      (source) => ({ device: "disk", source, format: "raw" }) as const,
    );
    const changes: readonly GuestChange[] = [
      { change: "add-disk", disk: one! },
      { change: "add-disk", disk: { ...own!, iothread: true } },
    ];
    const made = editGuest({ xml: kept, ...facing, policies: [builtInPolicy("performance")], changes });
    const stored = read(domain, await define(made.xml));
    const threads = stored.devices.disks.flatMap(({ driver }) => driver?.iothread ?? []);
    expect(threads).toEqual(overrides.length === 0 ? [1, 2] : [5, 8]);
    await forget();
  }
});
