import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { gibibytes, mebibytes } from "@hob/units";
import { type Disk, type Domain, domain, edit, read } from "./index.ts";

const linux = readFileSync(`${import.meta.dirname}/../fixtures/domain-linux.xml`, "utf8");
const rare = readFileSync(`${import.meta.dirname}/../fixtures/domain-rare.xml`, "utf8");

const withDisks = (change: (disks: readonly Disk[]) => readonly Disk[]) => (value: Domain) => ({
  ...value,
  devices: { ...value.devices, disks: change(value.devices.disks) },
});

/** The lines that differ, removed ones first. */
function changes(before: string, after: string): { removed: string[]; added: string[] } {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return { removed: old.filter((line) => !now.includes(line)), added: now.filter((line) => !old.includes(line)) };
}

describe("an edit touches only what it changes", () => {
  test("one value, one line", () => {
    const after = edit(linux, domain, (value) => ({ ...value, memory: gibibytes(1) }));
    expect(changes(linux, after)).toEqual({
      removed: ["  <memory unit='KiB'>524288</memory>"],
      added: ["  <memory unit='KiB'>1048576</memory>"],
    });
  });

  test("a disk keeps what is not declared in it", () => {
    const after = edit(
      linux,
      domain,
      withDisks((disks) => disks.map((disk) => (disk.target.dev === "vda" ? { ...disk, serial: "new" } : disk))),
    );
    expect(changes(linux, after)).toEqual({
      removed: ["      <serial>disk-1</serial>"],
      added: ["      <serial>new</serial>"],
    });
    expect(after).toContain("<total_bytes_sec>10000000</total_bytes_sec>");
  });

  test("a removed disk leaves no gap, and the others as they are", () => {
    const after = edit(
      linux,
      domain,
      withDisks((disks) => disks.filter((disk) => disk.target.dev !== "sda")),
    );
    const start = linux.indexOf("    <disk type='volume'");
    const end = linux.indexOf("    <disk type='file' device='cdrom'>");
    expect(after).toBe(linux.slice(0, start) + linux.slice(end));
  });

  test("a new disk comes after the last one, on lines of its own", () => {
    const added: Disk = { type: "file", device: "disk", source: { file: "/new.img" }, target: { dev: "vdb" } };
    const after = edit(
      linux,
      domain,
      withDisks((disks) => [...disks, added]),
    );
    const at = linux.indexOf("    <controller");
    const lines = [
      "    <disk type='file' device='disk'>",
      "      <source file='/new.img'/>",
      "      <target dev='vdb'/>",
      "    </disk>",
      "",
    ];
    expect(after).toBe(linux.slice(0, at) + lines.join("\n") + linux.slice(at));
  });

  test("reordered disks move with all that is in them", () => {
    const after = edit(
      linux,
      domain,
      withDisks((disks) => disks.toReversed()),
    );
    expect(read(domain, after).devices.disks.map((disk) => disk.target.dev)).toEqual(["sdc", "sdb", "sda", "vda"]);
    expect(after.indexOf("<iotune>")).toBeGreaterThan(after.indexOf("/dev/null"));
    expect(changes(linux, after)).toEqual({ removed: [], added: [] });
  });

  test("devices of other kinds in between, comments, and other namespaces stay", () => {
    const after = edit(rare, domain, (value) => ({
      ...withDisks((disks) => disks.filter((disk) => disk.device !== "floppy"))(value),
      title: "Rare",
    }));
    expect(after).toContain("<!-- What the other fixtures have not");
    expect(after).toContain("<qemu:arg value='-S'/>");
    expect(after).toContain(`<page size="1" unit='GiB' nodeset='0'/>`);
    expect(after).toContain("<filesystem type='mount'>");
    expect(after).toContain("</uuid>\n  <title>Rare</title>\n  <memory");
    expect(after).not.toContain("fda");
  });

  test("a document on one line stays on one line", () => {
    const line = "<domain type='test'><name>a</name><memory>1024</memory><os><type>hvm</type></os><devices/></domain>";
    const after = edit(line, domain, (value) => ({
      ...value,
      title: "b",
      devices: { ...value.devices, emulator: "/bin/true" },
    }));
    expect(after).toBe(
      line
        .replace("</name>", "</name><title>b</title>")
        .replace("<devices/>", "<devices><emulator>/bin/true</emulator></devices>"),
    );
  });

  test("what is taken out and put back is as before, in value", () => {
    const before = read(domain, linux);
    const { features: _features, cpu: _cpu, clock: _clock, ...rest } = before;
    const bare = edit(linux, domain, () => rest);
    expect(read(domain, bare)).toEqual(rest);
    expect(
      read(
        domain,
        edit(bare, domain, () => before),
      ),
    ).toEqual(before);
  });
});

const bus = fc.constantFrom("virtio", "sata", "scsi");
const target = fc.constantFrom("vda", "vdb", "sda", "sdb", "sdc", "sdd");
const anyDisk: fc.Arbitrary<Disk> = fc.record(
  {
    type: fc.constant("file"),
    device: fc.constantFrom("disk", "cdrom"),
    target: fc.record({ dev: target, bus }),
    source: fc.record({ file: fc.stringMatching(/^\/[ -~]{1,12}$/) }),
    readonly: fc.constant(true),
    boot: fc.integer({ min: 1, max: 9 }),
    serial: fc.stringMatching(/^[!-~]{1,8}$/),
  },
  { requiredKeys: ["type", "target"] },
);

test("whatever a document is edited to say, it says, and keeps what is not declared", () => {
  const disks = fc.uniqueArray(anyDisk, { selector: (disk) => disk.target.dev, maxLength: 5 });
  const title = fc.option(fc.stringMatching(/^[ -~]{1,20}$/), { nil: undefined });
  const memory = fc.integer({ min: 1, max: 2 ** 40 });
  fc.assert(
    fc.property(disks, title, memory, fc.boolean(), (disks, title, memory, pae) => {
      let wanted: Domain | undefined;
      const after = edit(rare, domain, (value) => {
        wanted = {
          ...value,
          ...(title === undefined ? {} : { title }),
          memory: memory as Domain["memory"],
          features: { ...value.features, ...(pae ? { pae } : {}) },
          devices: { ...value.devices, disks },
        };
        return wanted;
      });
      expect(read(domain, after)).toEqual(wanted);
      for (const kept of ["<qemu:arg value='-S'/>", "<filesystem type='mount'>", "<capabilities policy='default'/>"]) {
        expect(after).toContain(kept);
      }
    }),
  );
});

test("sizes that are no multiple of a KiB are written in bytes", () => {
  const after = edit(linux, domain, (value) => ({ ...value, memory: (mebibytes(1) + 1) as Domain["memory"] }));
  expect(after).toContain("<memory unit='bytes'>1048577</memory>");
});

test("a document of eighty thousand devices is read and edited within two seconds", () => {
  const devices = "<controller type='usb' index='1'/>".repeat(80_000);
  const xml = `<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices>${devices}</devices></domain>`;
  const cpu = process.threadCpuUsage();
  const after = edit(xml, domain, (value) => {
    const [, ...controllers] = value.devices.controllers;
    return { ...value, devices: { ...value.devices, controllers: [{ type: "scsi" }, ...controllers] } };
  });
  expect(process.threadCpuUsage(cpu).user).toBeLessThan(2_000_000);
  expect(after).toBe(xml.replace("<controller type='usb' index='1'/>", "<controller type='scsi'/>"));
});
