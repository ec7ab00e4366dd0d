import { expect, it } from "vitest";
import { designGuest } from "../design-guest.ts";
import type { GuestIntent } from "../guest-intent.ts";
import { debian12, design, type HostFixture, lxc, plainIntent, xen } from "../testing/host-fixture.ts";
import { modern, testSystem } from "../testing/test-system.ts";
import { builtInPolicy } from "./built-in-policies.ts";

const systems = {
  linux: testSystem({ abilities: [...modern, "xen-block", "xen-net"] }),
  "old Linux": testSystem({ released: "2004-01-01" }),
  windows: testSystem({
    family: "winnt",
    released: "2018-11-13",
    abilities: ["q35", "xhci", "ich9"],
    cards: ["e1000e"],
  }),
  dos: testSystem({ family: "msdos", released: "1994-01-01" }),
  unknown: null,
} as const;

function made(
  set: string,
  system: keyof typeof systems,
  host: HostFixture = debian12,
  wishes: Partial<GuestIntent> = {},
) {
  const { domain } = design(systems[system], { vcpus: 4, ...wishes }, host, undefined, {
    policies: [builtInPolicy(set)],
  });
  const { devices, cpu, iothreads } = domain;
  const [disk] = devices.disks;
  return {
    bus: disk?.target.bus,
    cache: disk?.driver?.cache,
    iothreads,
    card: devices.interfaces[0]?.model,
    queues: devices.interfaces[0]?.driver?.queues,
    cpu: cpu?.mode,
    video: devices.videos[0]?.model?.type,
    screen: devices.graphics[0]?.type,
    lent: devices.redirdevs.length,
    lines: devices.channels.flatMap(({ type }) => type),
  };
}

const onLinux = { bus: "virtio", card: "virtio", cpu: "host-passthrough", video: "virtio", screen: "vnc", lent: 0 };

it.each([
  ["default", "linux", { ...onLinux, cache: "writeback", iothreads: undefined, queues: undefined, lines: ["unix"] }],
  ["performance", "linux", { ...onLinux, cache: "none", iothreads: 1, queues: 4 }],
  ["performance", "windows", { bus: "sata", cache: "none", iothreads: undefined, card: "e1000e", queues: undefined }],
  ["performance", "old Linux", { bus: "ide", cache: "none", iothreads: undefined, queues: undefined }],
  ["performance", "unknown", { bus: "ide", cache: "none" }],
  ["compatibility", "linux", { bus: "sata", cache: "writeback", card: "e1000e", cpu: "host-model", video: "vga" }],
  ["compatibility", "windows", { bus: "sata", card: "e1000e", cpu: "host-model", video: "vga" }],
  ["compatibility", "old Linux", { bus: "ide", card: "e1000", video: "vga" }],
  ["compatibility", "dos", { bus: "ide", card: "ne2k_pci", video: "vga" }],
  ["desktop", "linux", { ...onLinux, screen: "spice", lent: 4, lines: ["unix", "spicevmc", "spiceport"] }],
  ["desktop", "windows", { screen: "spice", lent: 4, lines: ["spicevmc"] }],
  ["desktop", "dos", { screen: "spice", lent: 0 }],
] as const)("%s gives %s what it is for, as far as the system can drive it", (set, system, expected) => {
  expect(made(set, system)).toMatchObject(expected);
});

it.each(["performance", "compatibility", "desktop"])("%s asks nothing of Xen and LXC that they do not have", (set) => {
  expect(made(set, "linux", xen)).toMatchObject({ bus: "xen", iothreads: undefined, card: "netfront", lent: 0 });
  const wishes = { disks: plainIntent.disks.slice(0, 1) };
  expect(made(set, "linux", lxc, wishes)).toMatchObject({ screen: undefined, video: undefined, card: undefined });
});

it("puts an ARM guest on what its machine has, whatever a policy prefers", () => {
  expect(made("compatibility", "linux", debian12, { arch: "aarch64" })).toMatchObject({
    bus: "virtio",
    card: "virtio",
  });
});

it("falls back, with the reason, where the host has no SPICE", () => {
  const known = debian12.domainCapabilities("kvm", "q35")!;
  const graphics = { supported: true, type: ["vnc"] };
  const { domain, decisions } = designGuest({
    os: systems.linux,
    capabilities: debian12.capabilities,
    domainCapabilities: { ...known, devices: { ...known.devices!, graphics } },
    intent: plainIntent,
    policies: [builtInPolicy("desktop")],
  });
  expect(domain.devices.graphics.map(({ type }) => type)).toEqual(["vnc"]);
  expect(domain.devices.redirdevs).toEqual([]);
  expect(decisions.find(({ path }) => path === "devices/graphics")).toMatchObject({
    because: "The host has no SPICE.",
    by: "policy",
  });
});

it("yields to what the user asks for", () => {
  const wishes = {
    graphics: "none" as const,
    disks: [{ ...plainIntent.disks[0]!, cache: "unsafe" as const, bus: "scsi" }],
  };
  const policies = [builtInPolicy("desktop"), builtInPolicy("performance")];
  const { domain } = design(systems.linux, wishes, debian12, undefined, { policies });
  expect([domain.devices.graphics, domain.devices.redirdevs]).toEqual([[], []]);
  expect(domain.devices.disks[0]).toMatchObject({ target: { bus: "scsi" }, driver: { cache: "unsafe" } });
});
