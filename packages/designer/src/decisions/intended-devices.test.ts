import { isHobError } from "@hob/errors";
import { bytes, gibibytes, mebibytes } from "@hob/units";
import { expect, it } from "vitest";
import type { GuestIntent } from "../guest-intent.ts";
import { chosen, debian12, design, lxc, xen } from "../testing/host-fixture.ts";
import { modern, testSystem } from "../testing/test-system.ts";

const linux = testSystem({ abilities: modern, recommended: { memory: gibibytes(2), vcpus: 2 } });
const made = (wishes: Partial<GuestIntent>) => design(linux, wishes);
const disk = (more: object = {}) =>
  ({ device: "disk", source: { kind: "file", path: "/d" }, format: "raw", ...more }) as const;

function refusal(wishes: Partial<GuestIntent>, host = debian12) {
  try {
    design(linux, wishes, host);
  } catch (error) {
    if (isHobError(error)) return `${error.message} ${error.hint ?? ""}`.trim();
    throw error;
  }
  throw new Error("Nothing was refused.");
}

it("marks every wish for a device as the user's", () => {
  const { decisions } = made({
    cpu: {
      mode: "host-model",
      topology: { sockets: 1, cores: 2, threads: 2 },
      features: [{ name: "vmx", policy: "disable" }],
    },
    vcpus: 4,
    graphics: "spice",
    usbRedirections: 1,
    smartcard: "passthrough",
    watchdog: { action: "poweroff" },
    vsock: 7,
    panic: true,
    iommu: true,
    tpm: "tpm-crb",
    sound: "usb",
    video: "virtio",
    agent: false,
    rng: false,
    balloon: false,
    hotplugPorts: 4,
    boot: ["network", "disk"],
  });
  const users = decisions.filter(({ by }) => by === "user").map(({ path, value }) => `${path}=${value}`);
  expect(users).toEqual([
    "vcpu=4",
    "devices/graphics=spice",
    "devices/controller[pci]=4",
    "os/boot=network, vda",
    "devices/video/model=virtio",
    "devices/sound/model=usb",
    "devices/tpm/model=tpm-crb",
    "devices/memballoon/model=none",
    "devices/vsock=7",
    "devices/smartcard/mode=passthrough",
    "devices/channel[org.qemu.guest_agent.0]=none",
    "devices/redirdev=1",
    "devices/watchdog/model=i6300esb",
    "devices/watchdog/action=poweroff",
    "devices/rng=none",
    "devices/panic/model=isa",
    "devices/iommu/model=intel",
    "cpu/mode=host-model",
    "cpu/topology=1 socket, 2 cores, 2 threads",
    "cpu/feature[vmx]=disable",
  ]);
});

it("writes a disk as it is asked for", () => {
  const { domain } = made({
    disks: [
      disk({
        cache: "none",
        io: "io_uring",
        discard: "ignore",
        queues: 4,
        iothread: true,
        serial: "DATA-1",
        shareable: true,
      }),
      disk({ bus: "sata", rotation: "ssd" }),
      disk({ bus: "scsi", rotation: 7200, readonly: true }),
      { device: "cdrom", source: { kind: "empty" }, format: "raw" },
      disk({ source: { kind: "network", protocol: "rbd", name: "pool/image", hosts: [{ name: "ceph1" }] } }),
    ],
  });
  expect(domain.iothreads).toBe(1);
  expect(domain.devices.disks).toMatchObject([
    {
      driver: { type: "raw", cache: "none", io: "io_uring", discard: "ignore", queues: 4, iothread: 1 },
      serial: "DATA-1",
      shareable: true,
    },
    { target: { dev: "sda", bus: "sata", rotationRate: 1 } },
    { target: { dev: "sdb", bus: "scsi", rotationRate: 7200 }, readonly: true },
    { type: "file", device: "cdrom", target: { dev: "sdc", bus: "sata" } },
    { type: "network", source: { protocol: "rbd", name: "pool/image", hosts: [{ name: "ceph1" }] } },
  ]);
  expect(domain.devices.disks[3]).not.toHaveProperty("source");
});

it("writes a card as it is asked for", () => {
  const { domain } = made({
    networks: [
      {
        bridge: "br0",
        model: "virtio",
        mac: "52:54:00:12:34:56",
        mtu: 9000,
        queues: 4,
        link: "down",
        filter: "clean-traffic",
      },
      { direct: "eth1", mode: "vepa" },
      { network: "default", portgroup: "dmz" },
    ],
  });
  expect(domain.devices.interfaces).toMatchObject([
    {
      type: "bridge",
      source: { bridge: "br0" },
      mac: "52:54:00:12:34:56",
      mtu: 9000,
      link: "down",
      filter: "clean-traffic",
      driver: { queues: 4 },
    },
    { type: "direct", source: { dev: "eth1", mode: "vepa" } },
    { type: "network", source: { network: "default", portgroup: "dmz" } },
  ]);
});

it("starts from devices in the order that is asked for, and from no others", () => {
  const wishes = { disks: [disk(), disk({ bootOrder: 2 })], networks: [{ network: "a", bootOrder: 1 }] };
  const numbered = made(wishes).domain.devices;
  expect([...numbered.disks, ...numbered.interfaces].map(({ boot }) => boot)).toEqual([undefined, 2, 1]);
  const kinds = made({ boot: ["cdrom"] }).domain.devices;
  expect([...kinds.disks, ...kinds.interfaces].map(({ boot }) => boot)).toEqual([undefined, 1, undefined]);
  expect(chosen(made({ boot: ["cdrom"] }), "os/boot")).toBe("sda");
});

it("hands a guest its kernel, and then starts from nothing else", () => {
  const kernel = { kernel: "/vmlinuz", initrd: "/initrd", arguments: "console=ttyS0" };
  const { domain } = made({ kernel });
  expect(domain.os).toMatchObject({ kernel: "/vmlinuz", initrd: "/initrd", cmdline: "console=ttyS0", boot: [] });
  expect(domain.devices.disks.map(({ boot }) => boot)).toEqual([undefined, undefined]);
  expect(made({ kernel, arch: "aarch64" }).domain.os.firmware).toBeUndefined();
});

it("shares a directory by virtiofs, with memory that its daemon can map", () => {
  const { domain } = made({ directories: [{ path: "/srv", target: "srv" }] });
  expect(domain.devices.filesystems).toEqual([
    { type: "mount", source: { dir: "/srv" }, target: "srv", accessMode: "passthrough", driver: { type: "virtiofs" } },
  ]);
  expect(domain.memoryBacking).toEqual({ source: "memfd", access: "shared" });
  const pages = made({ directories: [{ path: "/srv", target: "srv" }], memoryBacking: { hugepages: true } });
  expect(pages.domain.memoryBacking).toEqual({ hugepages: { pages: [] }, access: "shared" });
});

it("gives NUMA nodes, room for memory and for processors", () => {
  const { domain } = made({
    vcpus: 2,
    maxVcpus: 4,
    memory: gibibytes(2),
    maxMemory: gibibytes(8),
    numa: [
      { vcpus: 1, memory: gibibytes(1) },
      { vcpus: 3, memory: gibibytes(1) },
    ],
  });
  expect(domain.vcpu).toEqual({ count: 4, current: 2 });
  expect(domain.maxMemory).toEqual({ slots: 16, size: gibibytes(8) });
  expect(domain.cpu?.numa?.cells.map(({ id, cpus }) => `${id}: ${cpus}`)).toEqual(["0: 0", "1: 1-3"]);
});

it("gives a device of the host, and says which others of its IOMMU group the host loses", () => {
  const pci = { kind: "pci", address: "0000:01:00.0" } as const;
  const group = [
    { address: "0000:01:00.0" },
    { address: "0000:00:01.0", isBridge: true },
    { address: "0000:01:00.1", label: "Audio" },
  ];
  const alone = made({ hostDevices: [{ ...pci, iommuGroup: group }] });
  expect(alone.domain.devices.hostdevs).toEqual([
    {
      mode: "subsystem",
      type: "pci",
      managed: true,
      source: { address: { domain: "0x0000", bus: "0x01", slot: "0x00", function: "0x0" } },
    },
  ]);
  expect(alone.warnings).toEqual([
    "The host loses '0000:01:00.1' (Audio) too while the guest runs: same IOMMU group as '0000:01:00.0'.",
  ]);
  const whole = { ...pci, address: "0000:01:00.1", iommuGroup: group };
  expect(made({ hostDevices: [{ ...pci, iommuGroup: group }, whole] }).warnings).toEqual([]);
  expect(made({ hostDevices: [pci] }).warnings[0]).toContain("is not known");
});

it("tells the guest what cloud-init and Ignition look for", () => {
  const entries = [{ name: "opt/com.coreos/config", file: "/config.ign" }];
  const { domain } = made({ systemInfo: { system: { serial: "ds=nocloud" }, entries } });
  expect(domain.os.smbios).toBe("sysinfo");
  expect(domain.sysinfos).toMatchObject([
    { type: "smbios", system: { serial: "ds=nocloud" } },
    { type: "fwcfg", entries },
  ]);
});

it("encrypts memory where the host can", () => {
  const known = debian12.domainCapabilities("kvm", "q35")!;
  const able = { ...known, features: { ...known.features, sev: { supported: true, cbitpos: 47, reducedPhysBits: 1 } } };
  const host = { ...debian12, domainCapabilities: () => able };
  const wishes = { machine: "q35", firmware: "efi", launchSecurity: { type: "sev" } } as const;
  const { domain } = design(linux, wishes, host);
  expect(domain.launchSecurity).toEqual({ type: "sev", policy: 3 });
  const { disks, interfaces, memballoons, rngs } = domain.devices;
  const drivers = [disks[0], interfaces[0], memballoons[0], rngs[0]].map((device) => device?.driver?.iommu);
  expect([drivers, disks[1]?.driver?.iommu]).toEqual([[true, true, true, true], undefined]);
  expect(domain.memoryBacking).toEqual({ locked: true });
  expect(refusal({ ...wishes, firmware: "bios" }, host)).toContain("it needs EFI without Secure Boot");
  expect(refusal(wishes)).toContain("the host's processor or its libvirt does not offer it");
});

it("ends instead of restarting in a first phase, and keeps a title", () => {
  const { domain } = made({ lifecycle: { onReboot: "destroy" }, title: "Web", description: "Serves" });
  expect([domain.onPoweroff, domain.onReboot, domain.title]).toEqual(["destroy", "destroy", "Web"]);
});

it("runs a container's own program", () => {
  const { domain } = design(linux, { disks: [disk()], init: ["/bin/sh", "-c", "true"] }, lxc);
  expect(domain.os).toMatchObject({ init: "/bin/sh", initargs: ["-c", "true"] });
});

it("gives Xen's para-virtualised guests their kernel, and devices without a bus of old", () => {
  const kernel = { kernel: "/vmlinuz" };
  for (const osType of ["xen", "xenpvh"] as const) {
    const { domain, platform } = design(linux, { osType, kernel, disks: [disk()] }, xen);
    expect([platform.osType, domain.os.type.machine]).toEqual([osType, osType === "xen" ? "xenpv" : "xenpvh"]);
    expect(domain.devices.disks[0]?.target).toEqual({ dev: "xvda", bus: "xen" });
    expect(domain.os.kernel).toBe("/vmlinuz");
  }
});

it.each<[string, Partial<GuestIntent>, string]>([
  [
    "a mode",
    { cpu: { mode: "host-passthrough" }, platform: "qemu" },
    "Accepted: 'host-model', 'maximum', 'custom', 'default'.",
  ],
  ["a model", { cpu: { model: "Z80" } }, "Processor 'Z80' is not possible"],
  [
    "a topology",
    { vcpus: 4, cpu: { topology: { sockets: 1, cores: 3, threads: 1 } } },
    "accepted: sockets × cores × threads that make 4",
  ],
  [
    "NUMA nodes",
    { vcpus: 2, memory: gibibytes(2), numa: [{ vcpus: 1, memory: gibibytes(2) }] },
    "processors that make the guest's 2",
  ],
  [
    "their memory",
    { vcpus: 1, memory: gibibytes(2), numa: [{ vcpus: 1, memory: gibibytes(1) }] },
    "accepted: the guest's 2 GiB",
  ],
  ["less at most", { memory: gibibytes(2), maxMemory: gibibytes(1) }, "accepted: 2 GiB or more"],
  ["growth without nodes", { memory: gibibytes(2), maxMemory: gibibytes(4) }, "give the guest at least one"],
  ["fewer at most", { vcpus: 4, maxVcpus: 2 }, "accepted: whole numbers from 4"],
  ["a floppy on ARM", { arch: "aarch64", disks: [disk({ device: "floppy" })] }, "has no floppy drive"],
  ["an empty disk", { disks: [disk({ source: { kind: "empty" } })] }, "only drives can be empty"],
  ["a serial", { disks: [disk({ serial: "a/b" })] }, "Disk serial 'a/b' is refused"],
  ["rotation on virtio", { disks: [disk({ rotation: "ssd" })] }, "Accepted: 'scsi', 'sata', 'ide'."],
  ["a read-only SATA disk", { disks: [disk({ bus: "sata", readonly: true })] }, "Accepted: 'virtio', 'scsi', 'usb'."],
  ["queues on SATA", { disks: [disk({ bus: "sata", queues: 2 })] }, "Accepted: 'virtio'."],
  ["a thread on SATA", { disks: [disk({ bus: "sata", iothread: true })] }, "a disk on bus 'sata' cannot have one"],
  [
    "native through a cache",
    { disks: [disk({ cache: "writeback", io: "native" })] },
    "Accepted: 'threads', 'io_uring'.",
  ],
  ["a card", { networks: [{ user: true, model: "ne9000" }] }, "Network card 'ne9000' is not possible"],
  [
    "a group's MAC",
    { networks: [{ user: true, mac: "53:54:00:00:00:01" }] },
    "MAC address '53:54:00:00:00:01' is refused",
  ],
  ["an MTU", { networks: [{ user: true, mtu: 12 }] }, "MTU '12' is refused; accepted: whole numbers from 68 to 65535."],
  ["queues of QEMU's network", { networks: [{ user: true, queues: 2 }] }, "QEMU's own network has one"],
  ["two firsts", { disks: [disk({ bootOrder: 1 }), disk({ bootOrder: 1 })] }, "each for one device"],
  ["a kind twice", { boot: ["disk", "disk"] }, "each once"],
  ["USB over VNC", { graphics: "vnc", usbRedirections: 1 }, "only SPICE carries USB devices"],
  ["cards over VNC", { graphics: "vnc", smartcard: "passthrough" }, "only SPICE carries the viewer's cards"],
  ["a watchdog", { watchdog: { model: "diag288" } }, "Accepted: 'i6300esb', 'ib700'."],
  ["a low number", { vsock: 2 }, "Vsock number '2' is refused"],
  ["a panic device", { panic: "s390" }, "Panic device 's390' is not possible"],
  ["an IOMMU on pc", { machine: "pc", iommu: true }, "the machine 'pc' has no such IOMMU"],
  ["a PCI address", { hostDevices: [{ kind: "pci", address: "1:2", iommuGroup: [] }] }, "it is in no IOMMU group"],
  ["a vendor", { hostDevices: [{ kind: "usb", vendor: "12", product: "0x0001" }] }, "'0x' and four hexadecimal digits"],
  ["a directory", { directories: [{ path: "srv", target: "srv" }] }, "accepted: a whole path on the host"],
  ["what virtiofs cannot", { directories: [{ path: "/srv", target: "srv", readonly: true }] }, "Accepted: '9p'."],
  ["a kernel", { kernel: { kernel: "vmlinuz" } }, "Kernel file 'vmlinuz' is refused"],
  ["a firmware entry", { systemInfo: { entries: [{ name: "etc/x", value: "1" }] } }, "a name below 'opt/'"],
  ["a label", { securityLabel: { type: "static" } }, "type 'static' with a label"],
  ["a security model", { securityLabel: { type: "dynamic", model: "selinux" } }, "Accepted: 'none', 'dac'."],
  ["ports", { machine: "pc", hotplugPorts: 3 }, "the machine 'pc' has none"],
  ["sound", { sound: "gus" }, "Sound 'gus' is not possible"],
  ["an adapter", { video: "voodoo" }, "Graphics adapter 'voodoo' is not possible"],
  ["a TPM", { tpm: "tpm-spapr" }, "TPM 'tpm-spapr' is not possible"],
  ["a USB controller", { usb: "ohci" }, "USB controller 'ohci' is not possible"],
  ["a kind of guest", { osType: "xen" }, "Accepted: 'hvm'."],
])("refuses %s that cannot be had, and says what can", (_title, wishes, words) => {
  expect(refusal(wishes)).toContain(words);
});

it("takes pages of the sizes that the host's processor has", () => {
  const { host, ...others } = debian12.capabilities;
  const pageSizes = [bytes(4096), mebibytes(2), gibibytes(1)];
  const big = { ...debian12, capabilities: { ...others, host: { ...host, cpu: { ...host.cpu, pageSizes } } } };
  const { domain } = design(linux, { memoryBacking: { hugepages: mebibytes(2), isLocked: true } }, big);
  expect(domain.memoryBacking).toEqual({ hugepages: { pages: [{ size: mebibytes(2) }] }, locked: true });
  expect(refusal({ memoryBacking: { hugepages: mebibytes(3) } }, big)).toBe(
    "Page size '3 MiB' is not possible: the host's processor has no such pages. Accepted: '4 KiB', '2 MiB', '1 GiB'.",
  );
});

it("refuses a container what only a machine has", () => {
  expect(refusal({ disks: [disk()], kernel: { kernel: "/vmlinuz" } }, lxc)).toContain("runs on the host's kernel");
  expect(refusal({ disks: [disk()], vsock: true }, lxc)).toContain("only QEMU makes one");
  expect(refusal({ disks: [disk()], watchdog: {} }, lxc)).toContain("only QEMU makes one");
});

it("refuses an order of booting to a guest that starts its kernel", () => {
  expect(refusal({ osType: "xen", boot: ["disk"], disks: [disk()] }, xen)).toContain("starts its own kernel");
});

it("warns of a security label that is taken away", () => {
  expect(made({ securityLabel: { type: "none" } }).warnings).toEqual([
    "Without a security label, a guest that breaks out of QEMU reaches all that QEMU's user can.",
  ]);
  expect(made({ memory: bytes(2 ** 31) }).domain.seclabels).toEqual([]);
});
