import type { Bytes } from "@hob/units";
import { attribute, child, element, type Element, flag, onOff, oneOf, type Open, size, within } from "../kit/index.ts";
import { type Hyperv, hyperv } from "./features/hyperv.ts";

/** Properties of the machine beside its devices. */
export interface Features {
  readonly acpi?: boolean;
  readonly apic?: boolean;
  readonly pae?: boolean;
  readonly hyperv?: Hyperv;
  readonly kvm?: { readonly hidden?: boolean; readonly hintDedicated?: boolean };
  readonly pvspinlock?: boolean;
  readonly pmu?: boolean;
  readonly vmport?: boolean;
  readonly gic?: { readonly version?: Open<"2" | "3" | "host"> };
  /** System Management Mode; `tseg` is how much memory it gets. */
  readonly smm?: { readonly state?: boolean; readonly tseg?: Bytes };
  readonly ioapic?: Open<"kvm" | "qemu">;
}

/** `<features>`. */
export const features: Element<Features> = element("features", {
  acpi: flag("acpi"),
  apic: flag("apic"),
  pae: flag("pae"),
  hyperv: child(hyperv),
  kvm: child("kvm", {
    hidden: within("hidden", attribute("state", onOff)),
    hintDedicated: within("hint-dedicated", attribute("state", onOff)),
  }),
  pvspinlock: within("pvspinlock", attribute("state", onOff)),
  pmu: within("pmu", attribute("state", onOff)),
  vmport: within("vmport", attribute("state", onOff)),
  gic: child("gic", { version: attribute("version", oneOf("2", "3", "host")) }),
  smm: child("smm", {
    state: attribute("state", onOff),
    tseg: within("tseg", size("KiB")),
  }),
  ioapic: within("ioapic", attribute("driver", oneOf("kvm", "qemu"))),
});
