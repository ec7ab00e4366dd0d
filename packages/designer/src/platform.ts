import type { Capabilities, GuestCapabilities, GuestMachine } from "@hob/libvirt-xml";
import type { GuestType } from "./guest-intent.ts";

/** The kinds of machine that choices differ for. */
export const machineKinds = ["q35", "pc", "virt", "pseries", "s390-ccw", "xen", "container", "other"] as const;
/** A kind of machine that choices differ for. */
export type MachineKind = (typeof machineKinds)[number];

/** What a guest runs on. */
export interface Platform {
  /** libvirt's name: `x86_64`. */
  readonly arch: string;
  /** As written into the guest: `q35`, or an exact type that was asked for. Empty for a container. */
  readonly machine: string;
  readonly kind: MachineKind;
  readonly guestType: GuestType;
  /** `hvm`: a whole machine; `xen`, `xenpvh`: para-virtualised; `exe`: a container. */
  readonly osType: string;
  /** The program that runs the guest; absent when the host does not say. */
  readonly emulator?: string;
  readonly isX86: boolean;
  /** Whether devices sit behind PCI Express ports. */
  readonly isPcie: boolean;
  /** Whether there is nothing older than virtio: then every system that runs there can drive it. */
  readonly isVirtioOnly: boolean;
  /** Whether QEMU makes its devices. */
  readonly isQemu: boolean;
}

/** Completes a platform by what follows from it. */
export function platformOf(
  facts: Pick<Platform, "arch" | "machine" | "guestType" | "osType"> & { readonly emulator: string | undefined },
): Platform {
  const { emulator, ...rest } = facts;
  const isX86 = rest.arch === "x86_64" || rest.arch === "i686";
  const kind = machineKind(rest.machine, rest.osType, isX86);
  return {
    ...rest,
    ...(emulator === undefined ? {} : { emulator }),
    kind,
    isX86,
    isPcie: kind === "q35" || kind === "virt",
    isVirtioOnly: kind === "virt" || kind === "s390-ccw" || kind === "pseries",
    isQemu: rest.guestType === "kvm" || rest.guestType === "qemu",
  };
}

function machineKind(machine: string, osType: string, isX86: boolean): MachineKind {
  if (osType === "exe") return "container";
  if (machine.startsWith("xen")) return "xen";
  if (isX86) return machine.includes("q35") ? "q35" : machine.startsWith("pc") ? "pc" : "other";
  if (machine.startsWith("s390-ccw")) return "s390-ccw";
  return machine.startsWith("virt") ? "virt" : machine.startsWith("pseries") ? "pseries" : "other";
}

/** What a host's capabilities say of guests of that kind. */
export const guestCapabilitiesOf = (
  { guests }: Capabilities,
  wanted: Pick<Platform, "arch" | "guestType" | "osType">,
): GuestCapabilities | undefined =>
  guests.find(
    ({ osType, arch }) =>
      osType === wanted.osType &&
      arch.name === wanted.arch &&
      arch.domains.some(({ type }) => type === wanted.guestType),
  );

/** The machine types that a kind of guest can have, the hypervisor's default first. */
export function machinesOf({ arch }: GuestCapabilities, guestType: GuestType): readonly GuestMachine[] {
  const own = arch.domains.find(({ type }) => type === guestType)?.machines ?? [];
  return own.length > 0 ? own : arch.machines;
}
