import { expect, it } from "vitest";
import { architectures, debian12, design } from "../testing/host-fixture.ts";
import { modern, testSystem } from "../testing/test-system.ts";

const linux = testSystem({ abilities: [...modern, "virtio-input"] });
const summary = (arch: string) => {
  const { domain } = design(linux, { arch }, arch === "aarch64" ? debian12 : architectures);
  const { devices, os } = domain;
  return {
    machine: os.type.machine,
    firmware: os.firmware,
    buses: devices.disks.map(({ target }) => target.bus),
    card: devices.interfaces[0]?.model,
    video: devices.videos[0]?.model?.type,
    usb: devices.controllers.find(({ type }) => type === "usb")?.model,
    inputs: devices.inputs.map(({ type, bus }) => `${type} ${bus}`),
    console: devices.consoles[0]?.target?.type,
    cpu: domain.cpu?.mode,
  };
};

const virtio = { buses: ["virtio", "scsi"], card: "virtio" };
const usb = { usb: "qemu-xhci", inputs: ["tablet usb", "keyboard usb"] };

it.each([
  [
    "aarch64",
    { machine: "virt", firmware: "efi", video: "virtio", console: "serial", cpu: "custom", ...virtio, ...usb },
  ],
  ["riscv64", { machine: "virt", video: "virtio", console: "serial", ...virtio, ...usb }],
  ["ppc64le", { machine: "pseries", video: "vga", console: "serial", ...virtio, ...usb }],
  [
    "s390x",
    {
      machine: "s390-ccw-virtio",
      video: "virtio",
      inputs: ["tablet virtio", "keyboard virtio"],
      console: "sclp",
      ...virtio,
    },
  ],
])("gives a Linux on %s what its machine is made for", (arch, expected) => {
  const { firmware, cpu, ...rest } = summary(arch);
  expect({ ...rest, ...(firmware ? { firmware } : {}), ...(cpu ? { cpu } : {}) }).toEqual(expected);
});

it("gives virtio to a system without drivers where the machine has nothing older", () => {
  const old = testSystem({ family: "freebsd", released: "2011-01-01" });
  for (const arch of ["s390x", "ppc64le", "riscv64"]) {
    const { devices } = design(old, { arch }, architectures).domain;
    expect([devices.disks[0]?.target.bus, devices.interfaces[0]?.model]).toEqual(["virtio", "virtio"]);
  }
});

it("knows Debian's word for little-endian POWER", () => {
  expect(design(linux, { arch: "ppc64el" }, architectures).platform.arch).toBe("ppc64le");
});

it("adds features to a processor that has a name, or says that one must be named", () => {
  const cpu = { features: [{ name: "vx", policy: "require" }] } as const;
  expect(design(linux, { arch: "s390x", cpu }, architectures).domain.cpu).toMatchObject({ mode: "maximum" });
  expect(() => design(linux, { arch: "riscv64", cpu }, architectures)).toThrow(/features need a processor model/);
});

it("takes the devices of s390x, and refuses those of other machines", () => {
  const { domain } = design(linux, { arch: "s390x", watchdog: {}, panic: true, vsock: true }, architectures);
  expect(domain.devices.watchdogs).toEqual([{ model: "diag288", action: "reset" }]);
  expect(domain.devices.panics).toEqual([{ model: "s390" }]);
  expect(() => design(linux, { arch: "s390x", usb: "qemu-xhci" }, architectures)).toThrow(/USB controller 'qemu-xhci'/);
  expect(() => design(linux, { arch: "s390x", firmware: "efi" }, architectures)).toThrow(/Firmware 'efi'/);
});
