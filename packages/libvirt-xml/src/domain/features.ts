import type { Bytes } from "@hob/units";
import {
  attribute,
  child,
  element,
  type Element,
  flag,
  onOff,
  oneOf,
  type Open,
  size,
  within,
  yesNo,
} from "../kit/index.ts";
import { type ContainerCapabilities, containerCapabilities } from "./features/capabilities.ts";
import { type Hyperv, hyperv } from "./features/hyperv.ts";
import { type Kvm, kvm } from "./features/kvm.ts";
import { toggle } from "./features/toggle.ts";
import { type Xen, xen } from "./features/xen.ts";

/** How a POWER guest is kept from reading what it shall not by speculation. */
export type SpeculationGuard = Open<"broken" | "workaround" | "fixed">;

/** Properties of the machine beside its devices. */
export interface Features {
  readonly acpi?: boolean;
  readonly apic?: boolean;
  /** Whether the end of an interrupt is told without leaving the guest. */
  readonly apicEoi?: boolean;
  readonly pae?: boolean;
  /** Of Xen: page tables with the processor's help. */
  readonly hap?: boolean;
  /** Of Xen: what Windows guests are offered. */
  readonly viridian?: boolean;
  /** Of a container: a network of its own even without an interface. */
  readonly privnet?: boolean;
  readonly hyperv?: Hyperv;
  readonly kvm?: Kvm;
  readonly pvspinlock?: boolean;
  /** Of a container. */
  readonly capabilities?: ContainerCapabilities;
  /** Whether the guest can count what its processor does. */
  readonly pmu?: boolean;
  /** The port by which VMware guests find their host. */
  readonly vmport?: boolean;
  /** ARM's interrupt controller. */
  readonly gic?: { readonly version?: Open<"2" | "3" | "host"> };
  /** System Management Mode; `tseg` is how much memory it gets. */
  readonly smm?: { readonly state?: boolean; readonly tseg?: Bytes };
  readonly ioapic?: Open<"kvm" | "qemu">;
  /** A POWER guest's page table. */
  readonly hpt?: { readonly resizing?: Open<"enabled" | "disabled" | "required">; readonly maxPageSize?: Bytes };
  /** Whether the guest leaves a note for those who read its core dump. */
  readonly vmcoreinfo?: boolean;
  /** Transactional memory of POWER. */
  readonly htm?: boolean;
  /** Whether a POWER guest can run guests. */
  readonly nestedHv?: boolean;
  /** What a guest that asks for a register nobody knows gets. */
  readonly msrsUnknown?: Open<"ignore" | "fault">;
  /** Count cache flush with the processor's help, on POWER. */
  readonly ccfAssist?: boolean;
  readonly xen?: Xen;
  /** The cache on a change of privilege, the barrier on bounds checks, and indirect branches. */
  readonly cfpc?: SpeculationGuard;
  readonly sbbc?: SpeculationGuard;
  readonly ibs?: Open<"broken" | "workaround" | "fixed-ibs" | "fixed-ccd" | "fixed-na">;
  /** How much memory QEMU keeps translated code in. */
  readonly tcgTbCache?: Bytes;
  /** Whether the guest's memory is given back after its end is told. */
  readonly asyncTeardown?: boolean;
}

const guard = attribute("value", oneOf("broken", "workaround", "fixed"));

/** `<features>`; `<async-teardown>` since libvirt 9.6. */
export const features: Element<Features> = element("features", {
  acpi: flag("acpi"),
  apic: flag("apic"),
  apicEoi: within("apic", attribute("eoi", onOff)),
  pae: flag("pae"),
  hap: within("hap", toggle),
  viridian: flag("viridian"),
  privnet: flag("privnet"),
  hyperv: child(hyperv),
  kvm: child(kvm),
  pvspinlock: within("pvspinlock", toggle),
  capabilities: child(containerCapabilities),
  pmu: within("pmu", toggle),
  vmport: within("vmport", toggle),
  gic: child("gic", { version: attribute("version", oneOf("2", "3", "host")) }),
  smm: child("smm", {
    state: attribute("state", onOff),
    tseg: within("tseg", size("KiB")),
  }),
  ioapic: within("ioapic", attribute("driver", oneOf("kvm", "qemu"))),
  hpt: child("hpt", {
    resizing: attribute("resizing", oneOf("enabled", "disabled", "required")),
    maxPageSize: within("maxpagesize", size("KiB")),
  }),
  vmcoreinfo: within("vmcoreinfo", toggle),
  htm: within("htm", toggle),
  nestedHv: within("nested-hv", toggle),
  msrsUnknown: within("msrs", attribute("unknown", oneOf("ignore", "fault"))),
  ccfAssist: within("ccf-assist", toggle),
  xen: child(xen),
  cfpc: within("cfpc", guard),
  sbbc: within("sbbc", guard),
  ibs: within("ibs", attribute("value", oneOf("broken", "workaround", "fixed-ibs", "fixed-ccd", "fixed-na"))),
  tcgTbCache: within("tcg", within("tb-cache", size("KiB"))),
  asyncTeardown: within("async-teardown", attribute("enabled", yesNo)),
});
