import { type Bed } from "@hob/beds";
import { type Disk, domain, read } from "@hob/libvirt-xml";
import { gibibytes } from "@hob/units";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { GuestIntent } from "../guest-intent.ts";
import { startArchitecturesBed } from "../oracle/testing/architectures-bed.ts";
import { startVirtInstall, type VirtInstall } from "../oracle/virt-install.ts";
import { said } from "../said.ts";
import { architectures, debian12, design, lxc } from "../testing/host-fixture.ts";
import { modern, testSystem } from "../testing/test-system.ts";

const linux = testSystem({ abilities: [...modern, "virtio-input"] });
const disk = (more: object = {}) =>
  ({ device: "disk", source: { kind: "file", path: "/d" }, format: "raw", ...more }) as const;

let bed: Bed;
let libvirt: VirtInstall;
beforeAll(async () => {
  bed = await startArchitecturesBed();
  libvirt = await startVirtInstall(bed.uri);
});
afterAll(async () => {
  await libvirt[Symbol.asyncDispose]();
  await bed.stop();
});

/** Every wish for a device, spread over guests that can have them together. */
const wishes: Readonly<Record<string, Partial<GuestIntent>>> = {
  disks: {
    disks: [
      disk({
        cache: "none",
        io: "native",
        discard: "ignore",
        queues: 2,
        iothread: true,
        serial: "DATA-1",
        bootOrder: 2,
      }),
      disk({ bus: "sata", rotation: "ssd", source: { kind: "file", path: "/e" } }),
      disk({ bus: "scsi", rotation: 7200, readonly: true, source: { kind: "block", path: "/dev/vg/f" } }),
      { device: "cdrom", source: { kind: "empty" }, format: "raw" },
      { device: "floppy", source: { kind: "file", path: "/floppy.img" }, format: "raw" },
      disk({ source: { kind: "network", protocol: "nbd", name: "g", hosts: [{ name: "10.0.0.1", port: 10_809 }] } }),
    ],
    networks: [{ network: "default", bootOrder: 1 }],
  },
  "disks on pc": { machine: "pc", disks: [disk(), { device: "floppy", source: { kind: "empty" }, format: "raw" }] },
  cards: {
    networks: [
      { bridge: "br0", mac: "52:54:00:12:34:56", mtu: 9000, queues: 2, link: "down", filter: "clean-traffic" },
      { direct: "eth1", mode: "vepa", model: "e1000e" },
      { network: "default", portgroup: "dmz", model: "rtl8139" },
    ],
  },
  processor: {
    vcpus: 2,
    maxVcpus: 4,
    memory: gibibytes(2),
    maxMemory: gibibytes(8),
    numa: [
      { vcpus: 1, memory: gibibytes(1) },
      { vcpus: 3, memory: gibibytes(1) },
    ],
    cpu: {
      model: "Nehalem",
      topology: { sockets: 2, cores: 1, threads: 2 },
      features: [{ name: "aes", policy: "disable" }],
    },
  },
  screen: {
    graphics: "spice",
    usbRedirections: 2,
    smartcard: "passthrough",
    sound: "ich9",
    video: "qxl",
    usb: "nec-xhci",
  },
  extras: {
    watchdog: { action: "poweroff" },
    vsock: 7,
    panic: true,
    iommu: true,
    firmware: "efi",
    tpm: "tpm-tis",
    hotplugPorts: 4,
    bootMenu: true,
    securityLabel: { type: "none" },
    systemInfo: {
      system: { serial: "ds=nocloud" },
      entries: [{ name: "opt/com.coreos/config", value: "{}" }],
    },
    lifecycle: { onReboot: "destroy" },
    title: "Everything",
    description: "A guest with all of it",
  },
  "shared directories": {
    directories: [
      { path: "/srv", target: "srv" },
      { path: "/home", target: "home", by: "9p", readonly: true },
    ],
    memoryBacking: { hugepages: true, isLocked: true },
  },
  "host devices": {
    hostDevices: [
      { kind: "pci", address: "0000:01:00.0", iommuGroup: [{ address: "0000:01:00.0" }] },
      { kind: "usb", vendor: "0x1234", product: "0x5678" },
      { kind: "usb-address", bus: 1, device: 2 },
      { kind: "mdev", uuid: "c2177883-f1bb-47f0-914d-32a22e3a8804" },
    ],
  },
  kernel: { kernel: { kernel: "/vmlinuz", initrd: "/initrd", arguments: "console=ttyS0" }, boot: ["network", "disk"] },
};

it.each(Object.keys(wishes))("asks libvirt for nothing that it would change: %s", async (name) => {
  const made = design(linux, wishes[name], debian12, "qemu");
  const kept = read(domain, await libvirt.define(made.xml));
  const { disks, interfaces, hostdevs, filesystems, watchdogs, redirdevs, vsock } = made.domain.devices;
  // What is asked for is there, beside what libvirt fills in.
  // libvirt sorts disks by bus.
  const byName = (list: readonly Disk[]) => list.toSorted((a, b) => (a.target.dev < b.target.dev ? -1 : 1));
  expect(byName(kept.devices.disks)).toMatchObject(
    byName(disks).map(({ device, driver, target, boot }) => said({ device, driver, target, boot })),
  );
  expect(kept.devices.interfaces).toMatchObject(interfaces.map(({ ips: _ips, ...each }) => each));
  expect(kept.devices.filesystems).toMatchObject(filesystems);
  expect(kept.devices.hostdevs).toMatchObject(hostdevs);
  expect(kept.devices.watchdogs).toMatchObject(watchdogs);
  expect(kept.devices.redirdevs).toMatchObject(redirdevs);
  expect(kept.devices.vsock ?? null).toMatchObject(vsock ?? {});
  expect([kept.memoryBacking, kept.vcpu?.current, kept.iothreads, kept.title]).toEqual([
    made.domain.memoryBacking,
    made.domain.vcpu?.current,
    made.domain.iothreads,
    made.domain.title,
  ]);
  expect([kept.os.kernel, kept.os.smbios, kept.onReboot]).toEqual([
    made.domain.os.kernel,
    made.domain.os.smbios,
    made.domain.onReboot,
  ]);
});

it.each(["s390x", "ppc64le", "riscv64", "aarch64"])(
  "defines a guest for %s, with all that its machine has",
  async (arch) => {
    const wish: Partial<GuestIntent> = {
      arch,
      vsock: true,
      ...(arch === "s390x" || arch === "ppc64le" ? { panic: true } : {}),
      ...(arch === "aarch64" ? { iommu: true, tpm: "tpm-tis" } : {}),
      ...(arch === "s390x" ? { watchdog: {} } : {}),
    };
    const made = design(linux, wish, arch === "aarch64" ? debian12 : architectures);
    const kept = read(domain, await libvirt.define(made.xml));
    expect(kept.os.type.arch).toBe(arch);
    const buses = (from: typeof kept) => from.devices.disks.map(({ target }) => target.bus);
    expect(buses(kept)).toEqual(buses(made.domain));
    expect(kept.devices.panics.map(({ model }) => model)).toEqual(made.domain.devices.panics.map(({ model }) => model));
  },
);

it("defines a container with its directories, program and network", async () => {
  const { xml } = design(
    linux,
    {
      disks: [],
      directories: [
        { path: "/srv/root", target: "/" },
        { path: "/srv/data", target: "/data", readonly: true },
      ],
      init: ["/bin/sh", "-c", "true"],
    },
    lxc,
  );
  const file = join(bed.directory, "container.xml");
  await writeFile(file, xml);
  const kept = await bed.virsh(
    "--connect",
    bed.lxcUri,
    `define --validate ${file}; dumpxml guest --inactive; undefine guest`,
  );
  const { devices, os } = read(domain, kept);
  expect(devices.filesystems.map(({ target, readonly }) => [target, readonly])).toEqual([
    ["/", undefined],
    ["/data", true],
  ]);
  expect([os.init, os.initargs]).toEqual(["/bin/sh", ["-c", "true"]]);
});
