import {
  attribute,
  child,
  children,
  element,
  type Element,
  flag,
  integer,
  leaf,
  oneOf,
  onOff,
  type Open,
  required,
  text,
  yesNo,
} from "../kit/index.ts";

/** A machine type of an emulator. */
export interface GuestMachine {
  /** What this alias stands for: `pc-q35-7.2` for `q35`. */
  readonly canonical?: string;
  readonly maxCpus?: number;
  readonly deprecated?: boolean;
  readonly name: string;
}

/** A way of running guests: `kvm`, `qemu`, … with its own emulator and machines where they differ. */
export interface GuestDomain {
  readonly type: Open<"kvm" | "qemu" | "xen" | "lxc" | "test">;
  readonly emulator?: string;
  readonly machines: readonly GuestMachine[];
}

/** A kind of guest that the host can run. */
export interface GuestCapabilities {
  readonly osType: Open<"hvm" | "xen" | "linux" | "xenpvh" | "exe">;
  readonly arch: {
    readonly name: string;
    readonly wordsize?: number;
    readonly emulator?: string;
    readonly loader?: string;
    readonly machines: readonly GuestMachine[];
    readonly domains: readonly GuestDomain[];
  };
  readonly features?: {
    readonly acpi?: { readonly default?: boolean; readonly toggle?: boolean };
    readonly apic?: { readonly default?: boolean; readonly toggle?: boolean };
    readonly pae?: boolean;
    readonly nonpae?: boolean;
    readonly ia64Be?: boolean;
    readonly cpuselection?: boolean;
    readonly deviceboot?: boolean;
    readonly disksnapshot?: { readonly default?: boolean; readonly toggle?: boolean };
    /** Of Xen: page tables with the processor's help. */
    readonly hap?: { readonly default?: boolean; readonly toggle?: boolean };
    /** Since libvirt 9.9: external snapshots can be gone back to and deleted. */
    readonly externalSnapshot?: boolean;
  };
}

const machine: Element<GuestMachine> = element("machine", {
  canonical: attribute("canonical"),
  maxCpus: attribute("maxCpus", integer),
  deprecated: attribute("deprecated", yesNo),
  name: required(text()),
});

const guestDomain: Element<GuestDomain> = element("domain", {
  type: required(attribute("type", oneOf("kvm", "qemu", "xen", "lxc", "test"))),
  emulator: leaf("emulator"),
  machines: children(machine),
});

const toggle = { default: attribute("default", onOff), toggle: attribute("toggle", yesNo) };

/** `<capabilities><guest>`. */
export const guestCapabilities: Element<GuestCapabilities> = element("guest", {
  osType: required(leaf("os_type", oneOf("hvm", "xen", "linux", "xenpvh", "exe"))),
  arch: required(
    child("arch", {
      name: required(attribute("name")),
      wordsize: leaf("wordsize", integer),
      emulator: leaf("emulator"),
      loader: leaf("loader"),
      machines: children(machine),
      domains: children(guestDomain),
    }),
  ),
  features: child("features", {
    pae: flag("pae"),
    nonpae: flag("nonpae"),
    ia64Be: flag("ia64_be"),
    acpi: child("acpi", toggle),
    apic: child("apic", toggle),
    cpuselection: flag("cpuselection"),
    deviceboot: flag("deviceboot"),
    disksnapshot: child("disksnapshot", toggle),
    hap: child("hap", toggle),
    externalSnapshot: flag("externalSnapshot"),
  }),
});
