import { kibibytes, mebibytes } from "@hob/units";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type BackingStore,
  type Devices,
  devices,
  disk,
  domain,
  edit,
  hostdev,
  type Interface,
  InvalidXmlValue,
  networkInterface,
  noDevices,
  read,
  shmem,
  video,
  write,
} from "../index.ts";

const fixture = (name: string) =>
  readFileSync(`${import.meta.dirname}/../../fixtures/domain-device-${name}.xml`, "utf8");

/** The lines that differ. */
function changes(before: string, after: string): { removed: string[]; added: string[] } {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const trimmed = (lines: string[], others: string[]) =>
    lines.filter((line) => !others.includes(line)).map((line) => line.trim());
  return { removed: trimmed(old, now), added: trimmed(now, old) };
}

const withDevices = (xml: string, change: (value: Devices) => Partial<Devices>) =>
  edit(xml, domain, (value) => ({ ...value, devices: { ...value.devices, ...change(value.devices) } }));

test("a guest without devices has a list for each kind, all empty", () => {
  expect(read(devices, "<devices/>")).toEqual(noDevices);
  expect(write(devices, noDevices)).toBe("<devices/>\n");
});

test("a device alone is a document, such as libvirt takes to attach it", () => {
  const card: Interface = {
    type: "network",
    mac: "52:54:00:00:00:01",
    source: { network: "default" },
    model: "virtio",
    ips: [],
    mtu: 9000,
  };
  const xml = [
    "<interface type='network'>",
    "  <mac address='52:54:00:00:00:01'/>",
    "  <source network='default'/>",
    "  <model type='virtio'/>",
    "  <mtu size='9000'/>",
    "</interface>",
    "",
  ];
  expect(write(networkInterface, card)).toBe(xml.join("\n"));
  expect(read(networkInterface, xml.join("\n"))).toEqual(card);
});

describe("a chain of images", () => {
  const local = fixture("disk-local");
  const chain = ({ backingStore }: { readonly backingStore?: BackingStore }): BackingStore[] =>
    backingStore ? [backingStore, ...chain(backingStore)] : [];

  test("is read to its end", () => {
    const [first] = read(domain, local).devices.disks;
    expect(chain(first ?? {}).map(({ index, format, source }) => [index, format, source?.file ?? source?.dev])).toEqual(
      [
        [2, "qcow2", "/var/lib/libvirt/images/system.snap1"],
        [3, "raw", "/dev/vg/system"],
        [undefined, undefined, undefined],
      ],
    );
  });

  test("changes where it is changed, however deep", () => {
    const deepen = (store: BackingStore): BackingStore =>
      store.source?.dev === undefined
        ? { ...store, ...(store.backingStore && { backingStore: deepen(store.backingStore) }) }
        : { ...store, source: { ...store.source, dev: "/dev/vg/moved" } };
    const after = withDevices(local, ({ disks }) => ({
      disks: disks.map((item) => (item.backingStore ? { ...item, backingStore: deepen(item.backingStore) } : item)),
    }));
    expect(changes(local, after)).toEqual({
      removed: ["<source dev='/dev/vg/system'/>"],
      added: ["<source dev='/dev/vg/moved'/>"],
    });
  });

  test("a hundred images long is written and read back", () => {
    let backingStore: BackingStore = {};
    for (let index = 100; index > 0; index -= 1) {
      backingStore = { type: "file", index, format: "qcow2", source: { file: `/${index}` }, backingStore };
    }
    const value = { type: "file", source: { file: "/0" }, target: { dev: "vda" }, backingStore };
    expect(read(disk, write(disk, value))).toEqual(value);
  });
});

describe("an edit amid what is not known", () => {
  const xml = `<domain type='kvm'>
  <name>a</name>
  <memory>1024</memory>
  <os><type>hvm</type></os>
  <devices>
    <!-- The system's disk -->
    <disk type='file' device="disk" colour='red'>
      <driver name='qemu' type='newer' cache='none' latency-target='1ms'/>
      <source file='/a' weight='7'><tag>x</tag></source>
      <target dev='vda' bus='newer' lamp='on'/>
      <quantum><entangled with='vdb'/></quantum>
    </disk>
    <teleporter model='mk2'/>
    <sound model='ich9'><loudness>11</loudness></sound>
  </devices>
</domain>`;

  test("changes one attribute and nothing beside it", () => {
    const after = withDevices(xml, ({ disks }) => ({
      disks: disks.map((item) => ({ ...item, driver: { ...item.driver, cache: "writeback" } })),
    }));
    expect(after).toBe(xml.replace("cache='none'", "cache='writeback'"));
  });

  test("keeps the words of a newer libvirt", () => {
    const [item] = read(domain, xml).devices.disks;
    expect([item?.driver?.type, item?.target.bus]).toEqual(["newer", "newer"]);
  });

  test("puts a new element where libvirt would, before the unknown that follows", () => {
    const after = withDevices(xml, ({ disks }) => ({ disks: disks.map((item) => ({ ...item, serial: "s" })) }));
    expect(after).toBe(xml.replace("lamp='on'/>\n", "lamp='on'/>\n      <serial>s</serial>\n"));
  });

  test("finds a device that has no name of its own, and keeps what is in it", () => {
    const after = withDevices(xml, ({ sounds }) => ({ sounds: sounds.map((item) => ({ ...item, model: "ich6" })) }));
    expect(after).toBe(xml.replace("ich9", "ich6"));
  });

  test("puts devices of a new kind between those that libvirt writes before and after", () => {
    const given = { type: "pci", managed: true, source: { address: { bus: "0x06", slot: "0x00", function: "0x0" } } };
    const after = withDevices(xml, () => ({ hostdevs: [given], leases: [{ key: "k", target: { path: "/l" } }] }));
    const order = ["<disk", "<lease", "<sound", "<hostdev"].map((tag) => after.indexOf(tag));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(after).toContain("<teleporter model='mk2'/>");
  });
});

describe("devices are found again by what identifies them", () => {
  test("an interface by its address, though others came and went", () => {
    const xml = fixture("interface");
    const after = withDevices(xml, ({ interfaces }) => ({
      interfaces: interfaces
        .filter(({ mac }) => !mac?.endsWith(":02"))
        .map((item) => (item.mac?.endsWith(":03") ? { ...item, link: "down" } : item)),
    }));
    const { added, removed } = changes(xml, after);
    expect(added).toEqual([]);
    expect(after.match(/<link state='down'\/>/g)).toHaveLength(2);
    expect(removed).toContain("<source bridge='br0'/>");
    expect(removed.some((line) => line.includes("192.168"))).toBe(false);
  });

  test("a device of the host by where it is there", () => {
    const xml = fixture("hostdev").replace("<driver name='vfio'/>", "<driver name='vfio' newer='yes'/>");
    const after = withDevices(xml, ({ hostdevs }) => ({
      hostdevs: hostdevs.toReversed().map((item) => (item.boot === 1 ? { ...item, boot: 4 } : item)),
    }));
    expect(changes(xml, after)).toEqual({ removed: ["<boot order='1'/>"], added: ["<boot order='4'/>"] });
    expect(after).toContain("newer='yes'");
  });

  test("a network filter's variables by nothing: each of a name counts", () => {
    const xml = fixture("interface");
    const after = withDevices(xml, ({ interfaces }) => ({
      interfaces: interfaces.map((item) =>
        item.filterParameters
          ? { ...item, filterParameters: [...item.filterParameters, { name: "IP", value: "192.168.122.6" }] }
          : item,
      ),
    }));
    expect(changes(xml, after)).toEqual({ removed: [], added: ["<parameter name='IP' value='192.168.122.6'/>"] });
  });
});

test("sizes are bytes, whatever libvirt counts in", () => {
  expect(read(video, "<video><model type='qxl' vram='16384'/></video>").model?.vram).toBe(mebibytes(16));
  expect(write(video, { model: { type: "vga", vram: kibibytes(9) } })).toContain("vram='9'");
  expect(read(shmem, "<shmem name='a'><size unit='M'>4</size></shmem>").size).toBe(mebibytes(4));
  expect(write(shmem, { name: "a", size: mebibytes(4) })).toContain("<size unit='M'>4</size>");
  const ram = "<filesystem type='ram'><source usage='2' units='MiB'/><target dir='/tmp'/></filesystem>";
  const read2 = read(devices, `<devices>${ram}</devices>`).filesystems[0];
  expect(read2?.source?.usage).toBe(mebibytes(2));
  expect(read2 && write(devices, { ...noDevices, filesystems: [read2] })).toContain("usage='2048' units='KiB'");
});

test("numbers of addresses stay as they are written", () => {
  const xml =
    "<hostdev type='pci'>\n  <source>\n    <address domain='0' bus='0x6' slot='18' function='5'/>\n  </source>\n</hostdev>\n";
  expect(read(hostdev, xml).source.address).toEqual({ domain: "0", bus: "0x6", slot: "18", function: "5" });
  expect(write(hostdev, read(hostdev, xml))).toBe(xml);
});

test.each([
  ["<disk><target/></disk>", /no \/disk\/target\/@dev|no \/disk\/target/],
  ["<disk><target dev='vda' removable='yes'/></disk>", "'yes' in /disk/target/@removable is not accepted"],
  ["<disk><driver queues='many'/><target dev='vda'/></disk>", "'many' in /disk/driver/@queues is not accepted"],
  [
    "<disk><target dev='vda'/><iotune><read_bytes_sec>-1</read_bytes_sec></iotune></disk>",
    "/disk/iotune/read_bytes_sec",
  ],
])("what no schema allows is refused with its path: %s", (xml, message) => {
  expect(() => read(disk, xml)).toThrow(message);
});

test("what is refused deep in a chain says where", () => {
  const xml = "<disk><target dev='a'/><backingStore><backingStore index='x'/></backingStore></disk>";
  expect(() => read(disk, xml)).toThrow(InvalidXmlValue);
  expect(() => read(disk, xml)).toThrow("/disk/backingStore/backingStore/@index");
});
