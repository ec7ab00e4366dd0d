import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Bed, startLibvirtd } from "@hob/beds";
import { loadOsinfo, type OsDatabase } from "@hob/osinfo";
import { gibibytes } from "@hob/units";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Design } from "./design-guest.ts";
import type { GuestIntent, GuestType } from "./guest-intent.ts";
import { architectures, debian12, design, type HostFixture, lxc, plainIntent, xen } from "./testing/host-fixture.ts";

const run = promisify(execFile);

/** A document under `fixtures/golden`, and what it is designed from. */
interface Golden {
  readonly file: string;
  readonly os: string | null;
  readonly guestType?: GuestType;
  readonly wishes?: Partial<GuestIntent>;
  readonly host?: HostFixture;
}

const emulated = (os: string | null, file = os ?? "none", wishes: Partial<GuestIntent> = {}): Golden => ({
  file,
  os,
  guestType: "qemu",
  wishes,
});

const manyDisks: Partial<GuestIntent> = {
  disks: [
    {
      device: "disk",
      source: { kind: "volume", pool: "default", volume: "a.qcow2" },
      format: "qcow2",
      size: gibibytes(20),
    },
    { device: "disk", source: { kind: "block", path: "/dev/vg/b" }, format: "raw" },
    { device: "disk", source: { kind: "file", path: "/c.raw" }, format: "raw", bus: "sata" },
    { device: "disk", source: { kind: "file", path: "/d.raw" }, format: "raw", bus: "scsi" },
    ...plainIntent.disks.slice(1),
  ],
  networks: [{ network: "default" }, { bridge: "br0" }, { user: true }],
};

const onItsKernel: Partial<GuestIntent> = {
  kernel: { kernel: "/boot/vmlinuz", initrd: "/boot/initrd.img", arguments: "root=/dev/xvda1" },
  disks: plainIntent.disks.slice(0, 1),
};

const onQemu: readonly Golden[] = [
  ...["debian11", "fedora36", "ubuntu22.04", "rhel9.1", "opensuse15.4", "alpinelinux3.17", "archlinux"].map((os) =>
    emulated(os),
  ),
  ...["debian4", "rhel5.0", "rhl9", "netbsd9.0", "freebsd13.1", "openbsd7.0", "haikur1beta3"].map((os) => emulated(os)),
  ...["win11", "win10", "win2k22", "win7", "winxp", "win98", "msdos6.22", "solaris11"].map((os) => emulated(os)),
  emulated(null),
  emulated("debian11", "debian11-efi", { firmware: "efi" }),
  emulated("fedora36", "fedora36-efi-secure", { firmware: "efi-secure" }),
  emulated("ubuntu22.04", "ubuntu22.04-spice", { graphics: "spice" }),
  emulated("debian11", "debian11-pc-headless", { machine: "pc", graphics: "none" }),
  emulated("debian11", "debian11-disks", manyDisks),
];

const elsewhere: readonly Golden[] = [
  { file: "debian11-kvm", os: "debian11", guestType: "kvm" },
  { file: "win10-kvm", os: "win10", guestType: "kvm" },
  { file: "win11-kvm", os: "win11", guestType: "kvm" },
  { file: "debian11-aarch64", os: "debian11", wishes: { arch: "aarch64" } },
  ...["s390x", "ppc64le", "riscv64"].map((arch) => ({
    file: `debian11-${arch}`,
    os: "debian11",
    host: architectures,
    wishes: { arch },
  })),
  { file: "debian11-xen", os: "debian11", host: xen },
  { file: "debian11-xen-pv", os: "debian11", host: xen, wishes: { osType: "xen", ...onItsKernel } },
  { file: "debian11-xen-pvh", os: "debian11", host: xen, wishes: { osType: "xenpvh", ...onItsKernel } },
  { file: "winxp-xen", os: "winxp", host: xen },
  { file: "debian11-lxc", os: "debian11", host: lxc, wishes: { disks: plainIntent.disks.slice(0, 1) } },
];

let db: OsDatabase;
let bed: Bed;
beforeAll(async () => {
  [db, bed] = await Promise.all([loadOsinfo(), startLibvirtd()]);
});
afterAll(() => bed.stop());

const make = ({ os, wishes, host, guestType }: Golden): Design =>
  design(os === null ? null : db.get(os), wishes, host ?? debian12, guestType);
const path = ({ file }: Golden) => join(import.meta.dirname, `../fixtures/golden/${file}.xml`);

describe.each([...onQemu, ...elsewhere])("$file", (golden) => {
  it("is designed as it was", async () => {
    await expect(make(golden).xml).toMatchFileSnapshot(path(golden));
  });
  it("is what libvirt's schema describes", async () => {
    const { stderr } = await run("virt-xml-validate", [path(golden), "domain"]);
    expect(stderr).toContain("validates");
  });
});

async function define(uri: string, name: string, xml: string, undefine = "undefine guest --nvram"): Promise<string> {
  const file = join(bed.directory, `${name}.xml`);
  await writeFile(file, xml);
  const commands = `define --validate ${file}; dumpxml guest --inactive; ${undefine}`;
  const { stdout } = await run("virsh", ["--quiet", "--connect", uri, commands]);
  return stdout;
}

describe("a real libvirtd accepts, and keeps what was chosen for", () => {
  it.each([...onQemu])("$file, by its QEMU driver", async (golden) => {
    const { xml, domain } = make(golden);
    const kept = await define(bed.uri, golden.file, xml);
    for (const { target } of domain.devices.disks)
      expect(kept).toContain(`<target dev='${target.dev}' bus='${target.bus}'/>`);
    for (const { model } of domain.devices.interfaces) expect(kept).toContain(`<model type='${model}'/>`);
  });

  it.each([...onQemu])("$file, by its test driver", async (golden) => {
    const xml = make(golden).xml.replace("<domain type='qemu'>", "<domain type='test'>");
    expect(await define(bed.testUri(), `${golden.file}-test`, xml, "undefine guest")).toContain("<name>guest</name>");
  });
});

it("designs every system of the database, each valid by libvirt's schema", async () => {
  const folder = join(bed.directory, "every");
  await run("mkdir", [folder]);
  const files = await Promise.all(
    [...db.all(), null].flatMap((os) =>
      (["x86_64", "aarch64"] as const).map(async (arch) => {
        const file = join(folder, `${os?.shortId ?? "none"}-${arch}.xml`);
        await writeFile(file, design(os, { arch }, debian12, arch === "x86_64" ? "kvm" : "qemu").xml);
        return file;
      }),
    ),
  );
  expect(files.length).toBeGreaterThan(1400);
  const schema = "/usr/share/libvirt/schemas/domain.rng";
  await run("xmllint", ["--noout", "--relaxng", schema, ...files], { maxBuffer: 2 ** 24 });
});
