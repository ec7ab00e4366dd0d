import { type Disk, type Domain, noDevices } from "@hob/libvirt-xml";
import { mebibytes } from "@hob/units";
import { describe, expect, it } from "vitest";
import { planSnapshot } from "./plan-snapshot.ts";

const diskOf = (dev: string, more: Partial<Disk> = {}): Disk => ({
  type: "file",
  device: "disk",
  driver: { type: "qcow2" },
  source: { file: `/disks/${dev}.qcow2` },
  target: { dev },
  ...more,
});

const guestOf = (disks: readonly Disk[], os: Partial<Domain["os"]> = {}): Domain => ({
  type: "kvm",
  name: "web",
  memory: mebibytes(64),
  os: { type: { name: "hvm" }, boot: [], ...os },
  devices: { ...noDevices, disks },
  seclabels: [],
});

const drive = diskOf("sda", { device: "cdrom", readonly: true });

describe("without a wish", () => {
  it("a snapshot is internal where all disks can hold it, with the memory of a guest that runs", () => {
    const guest = guestOf([diskOf("vda"), drive]);
    expect(planSnapshot(guest, true, { name: "one" })).toMatchObject({
      external: false,
      keepsFirmware: false,
      document: {
        name: "one",
        memory: { snapshot: "internal" },
        disks: [
          { name: "vda", snapshot: "internal" },
          { name: "sda", snapshot: "no" },
        ],
      },
    });
    expect(planSnapshot(guest, false, {}).document.memory).toEqual({ snapshot: "no" });
  });

  it.each([
    ["a disk that is raw", guestOf([diskOf("vda"), diskOf("vdb", { driver: { type: "raw" } })])],
    ["UEFI that libvirt chooses", guestOf([diskOf("vda")], { firmware: "efi" })],
    ["UEFI that is named", guestOf([diskOf("vda")], { loader: { type: "pflash", path: "/OVMF.fd" } })],
  ])("it is external for %s", (_, guest) => {
    expect(planSnapshot(guest, true, { name: "one" })).toMatchObject({ external: true, keepsFirmware: true });
  });
});

describe("an external one", () => {
  it("goes on beside the old images, under its name", () => {
    const strange = diskOf("vdb", { source: { file: "/disks.d/plain" } });
    const { document } = planSnapshot(guestOf([diskOf("vda"), strange]), false, { name: "one", kind: "external" });
    expect(document.disks?.map(({ source }) => source?.file)).toEqual(["/disks/vda.one", "/disks.d/plain.one"]);
  });

  it("takes what it is told of a disk, and leaves out what it is told to", () => {
    const disks = { vda: { file: "/fast/a.qed", format: "qed" }, vdb: { include: false } };
    const { document } = planSnapshot(guestOf([diskOf("vda"), diskOf("vdb")]), true, { name: "one", disks });
    expect(document.disks).toEqual([
      { name: "vda", snapshot: "external", type: "file", driver: { type: "qed" }, source: { file: "/fast/a.qed" } },
      { name: "vdb", snapshot: "no" },
    ]);
  });

  it("keeps the memory in a file on request, and then no firmware beside", () => {
    const plan = planSnapshot(guestOf([diskOf("vda")]), true, { name: "one", memory: true });
    expect(plan.document.memory).toEqual({ snapshot: "external", file: "/disks/vda.one.memory" });
    expect(plan.keepsFirmware).toBe(false);
  });
});

it.each([
  ["of an unknown disk", { disks: { vdz: {} } }, "it has no disk 'vdz' that it writes to"],
  ["whose name is no file's", { name: "../one" }, "files are named after it"],
  ["internal without memory", { kind: "internal", memory: false }, "of a running guest the memory is always part"],
  ["internal of some disks", { kind: "internal", disks: { vdb: { include: false } } }, "it is of all disks or of none"],
  ["at rest with its memory", { memory: true, quiesce: true }, "with its memory it needs no rest"],
] as const)("one %s is refused with its reason", (_, options, reason) => {
  const guest = guestOf([diskOf("vda"), diskOf("vdb")]);
  expect(() => planSnapshot(guest, true, options)).toThrow(reason);
});
