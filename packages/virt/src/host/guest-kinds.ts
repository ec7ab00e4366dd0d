import type { Capabilities, GuestDomain } from "@hob/libvirt-xml";

/** A kind of guest that a host can run, with the machines that it can have. */
export interface GuestKind {
  readonly osType: string;
  readonly arch: string;
  /** `kvm`, `qemu`, `xen`, `lxc`… */
  readonly guestType: string;
  readonly emulator: string | null;
  /** Machine types by their full names, such as `pc-q35-7.2`; empty where guests have none. */
  readonly machines: readonly string[];
  /** What short names stand for: `q35` for `pc-q35-7.2`. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** The kinds of guests that capabilities tell of: each architecture by each way of running it. */
export function guestKindsOf({ guests }: Capabilities): readonly GuestKind[] {
  return guests.flatMap(({ osType, arch }) =>
    arch.domains.map((domain) => {
      const machines = machinesOf(domain, arch.machines);
      return {
        osType,
        arch: arch.name,
        guestType: domain.type,
        emulator: domain.emulator ?? arch.emulator ?? null,
        machines: [...new Set(machines.map(({ name, canonical }) => canonical ?? name))],
        aliases: new Map(machines.flatMap(({ name, canonical }) => (canonical ? [[name, canonical] as const] : []))),
      };
    }),
  );
}

/** What differs for one way of running guests stands with it; the rest with the architecture. */
const machinesOf = (domain: GuestDomain, shared: GuestDomain["machines"]) =>
  domain.machines.length > 0 ? domain.machines : shared;

/** A machine type by its full name: what the alias stands for, or the name itself. */
export function canonicalMachine(kinds: readonly GuestKind[], arch: string, machine: string): string {
  for (const kind of kinds) {
    const full = kind.arch === arch ? kind.aliases.get(machine) : undefined;
    if (full !== undefined) return full;
  }
  return machine;
}
