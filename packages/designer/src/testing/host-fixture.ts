import { readFileSync } from "node:fs";
import { type Capabilities, capabilities, type DomainCapabilities, domainCapabilities, read } from "@hob/libvirt-xml";
import type { OperatingSystem } from "@hob/osinfo";
import { choosePlatform } from "../choose-platform.ts";
import { type Design, designGuest, type DesignInput } from "../design-guest.ts";
import type { GuestIntent, GuestType } from "../guest-intent.ts";

const folder = new URL("../../fixtures/", import.meta.url);
const text = (file: string) => readFileSync(new URL(file, folder), "utf8");

/** A host as its libvirt describes it. */
export interface HostFixture {
  readonly capabilities: Capabilities;
  /** Null where the host has none to tell. */
  domainCapabilities(guestType: string, kind: string, arch?: string): DomainCapabilities | null;
}

type FileOf = (guestType: string, kind: string, arch: string) => string | null;

function hostFixture(name: string, fileOf: FileOf): HostFixture {
  const known = new Map<string, DomainCapabilities>();
  return {
    capabilities: read(capabilities, text(`${name}/capabilities.xml`)),
    domainCapabilities(guestType, kind, arch = "x86_64") {
      const file = fileOf(guestType, kind, arch);
      if (file === null) return null;
      const found = known.get(file) ?? read(domainCapabilities, text(`${name}/${file}.xml`));
      known.set(file, found);
      return found;
    },
  };
}

/** Debian 12 with QEMU for x86 and ARM. */
export const debian12 = hostFixture("debian12", (guestType, kind) => `${guestType}-${kind}`);
/** Debian 12 with QEMU for s390x, POWER and RISC-V. */
export const architectures = hostFixture("architectures", (_guestType, _kind, arch) => arch);
/** Xen's dom0. */
export const xen = hostFixture("xen", () => "xenfv");
/** LXC on Debian 12. */
export const lxc = hostFixture("lxc", () => null);

/** What is asked for when a test says no more: a disk, a CD and a network. */
export const plainIntent: GuestIntent = {
  name: "guest",
  disks: [
    { device: "disk", source: { kind: "file", path: "/var/lib/libvirt/images/guest.qcow2" }, format: "qcow2" },
    { device: "cdrom", source: { kind: "file", path: "/var/lib/libvirt/images/install.iso" }, format: "raw" },
  ],
  networks: [{ network: "default" }],
};

/** Designs on a fixture as a caller does: first the platform, then its domain capabilities, then the guest. */
export function design(
  os: OperatingSystem | null,
  wishes: Partial<GuestIntent> = {},
  host: HostFixture = debian12,
  guestType?: GuestType,
  more: Pick<DesignInput, "policies" | "overrides" | "base"> = {},
): Design {
  const input = { os, capabilities: host.capabilities, guestType, intent: { ...plainIntent, ...wishes } };
  const platform = choosePlatform(input);
  const domainCapabilities = host.domainCapabilities(platform.guestType, platform.kind, platform.arch);
  return designGuest({ ...input, ...more, domainCapabilities });
}

/** The value chosen at a path; fails when nothing was. */
export function chosen(made: Design, path: string): string {
  const decision = made.decisions.find((one) => one.path === path);
  if (!decision)
    throw new Error(`Nothing was chosen at '${path}', only at ${made.decisions.map((one) => one.path).join(", ")}.`);
  return decision.value;
}
