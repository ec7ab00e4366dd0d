import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Bed, startLibvirtd } from "@hob/beds";
import { type Domain, domain, read } from "@hob/libvirt-xml";
import { loadOsinfo, type OsDatabase } from "@hob/osinfo";
import { gibibytes } from "@hob/units";
import { afterAll, beforeAll, expect, it } from "vitest";
import { design, plainIntent } from "./testing/host-fixture.ts";
import { debian12 } from "./testing/host-fixture.ts";

const run = promisify(execFile);

/** What is compared: what decides whether a guest finds its disks, its network and its screen. */
function choices({ os, devices, clock }: Domain) {
  const [disk, cdrom] = devices.disks;
  return {
    isQ35: os.type.machine?.includes("q35"),
    isEfi: os.firmware === "efi",
    disk: disk?.target.bus,
    cdrom: cdrom?.target.bus,
    nic: devices.interfaces[0]?.model,
    video: devices.videos[0]?.model?.type,
    usb: devices.controllers.find(({ type }) => type === "usb")?.model,
    rng: devices.rngs.length,
    agent: devices.channels.length,
    tpm: devices.tpms.length,
    clock: clock?.offset,
  };
}

type Choices = ReturnType<typeof choices>;

const virtio: Partial<Choices> = { disk: "virtio", nic: "virtio" };

/**
 * Where the designer differs from virt-install, on purpose: only for systems whose devices osinfo-db does not list, for
 * which virt-install falls back to IDE and e1000 whatever their age.
 */
const differences: Readonly<Record<string, Partial<Choices>>> = {
  // Of 2019, with virtio 1.0: it gets what a Linux of that year drives.
  "alpinelinux3.10": { ...virtio, isQ35: true, cdrom: "sata", video: "virtio", usb: "qemu-xhci", rng: 1, agent: 1 },
  // Its kernel has virtio since 2012.
  "netbsd9.0": virtio,
  "dragonflybsd5.6": virtio,
  // Made before the e1000 was.
  rhl9: { nic: "rtl8139" },
  win98: { nic: "pcnet" },
  win2k: { nic: "pcnet" },
  netware6: { nic: "pcnet", usb: "none" },
  // DOS has no USB, and takes the clock for local time.
  "msdos6.22": { nic: "ne2k_pci", usb: "none", clock: "localtime" },
  "freedos1.2": { nic: "ne2k_pci", usb: "none", clock: "localtime" },
};

const same = [
  ...[
    "debian11",
    "debian8",
    "debian6",
    "debian4",
    "fedora36",
    "fedora20",
    "ubuntu22.04",
    "ubuntu12.04",
    "rhel9.1",
    "rhel5.0",
  ],
  ...["opensuse15.4", "archlinux", "linux2022", "freebsd13.1", "freebsd9.3", "openbsd7.0", "haikur1beta3", "solaris11"],
  ...["win11", "win10", "win2k22", "win7", "winvista", "winxp", "macosx10.7"],
];

let db: OsDatabase;
let bed: Bed;
beforeAll(async () => {
  [db, bed] = await Promise.all([loadOsinfo(), startLibvirtd()]);
});
afterAll(() => bed.stop());

async function virtInstall(os: string): Promise<Choices> {
  const options = {
    "--connect": bed.uri,
    "--name": "peer",
    "--virt-type": "qemu",
    "--osinfo": os,
    "--memory": "1024",
    "--disk": `path=${join(bed.poolPath, "peer.qcow2")},size=100,format=qcow2`,
    "--network": "user",
    "--graphics": "vnc",
    "--check": "all=off",
  };
  const words = Object.entries(options).flat();
  const { stdout } = await run("virt-install", [
    ...words,
    "--disk",
    "device=cdrom",
    "--import",
    "--print-xml",
    "--dry-run",
  ]);
  return choices(read(domain, stdout));
}

function ours(os: string): Choices {
  const wishes = { memory: gibibytes(1), networks: [{ user: true }] as const, disks: plainIntent.disks };
  return choices(design(db.get(os), wishes, debian12, "qemu").domain);
}

it.each([...same, ...Object.keys(differences)])(
  "chooses for %s what virt-install chooses, or differs as is written down",
  async (os) => {
    expect(ours(os)).toEqual({ ...(await virtInstall(os)), ...differences[os] });
  },
);
