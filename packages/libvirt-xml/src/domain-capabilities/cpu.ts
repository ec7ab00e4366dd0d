import {
  attribute,
  child,
  children,
  element,
  type Element,
  leaf,
  oneOf,
  type Open,
  required,
  text,
  yesNo,
} from "../kit/index.ts";
import { type CpuFeature, cpuFeature } from "../cpu/feature.ts";
import { type MaxPhysAddr, maxPhysAddr } from "../cpu/max-phys-addr.ts";
import { enumeration } from "./enumeration.ts";

/** A CPU model that QEMU can be asked for. */
export interface CpuModel {
  /** Whether this host can run it. */
  readonly usable?: Open<"yes" | "no" | "unknown">;
  readonly deprecated?: boolean;
  readonly vendor?: string;
  /** The versioned name that this one stands for. */
  readonly canonical?: string;
  readonly fallback?: Open<"allow" | "forbid">;
  /** The twelve characters that the guest is told as its CPU's vendor. */
  readonly vendorId?: string;
  readonly name: string;
}

/** Why this host cannot run a CPU model. */
export interface CpuModelBlockers {
  readonly model: string;
  /** The features that it lacks. */
  readonly features: readonly CpuFeature[];
}

/** A way of choosing the CPU. */
export interface CpuMode {
  readonly name: Open<"host-passthrough" | "maximum" | "host-model" | "custom">;
  readonly supported: boolean;
  readonly hostPassthroughMigratable: readonly string[];
  readonly maximumMigratable: readonly string[];
  /** Of `custom`: what there is to choose from; of `host-model`: what it comes to. */
  readonly models: readonly CpuModel[];
  /** Of `custom`: a list for models that are not usable. */
  readonly blockers: readonly CpuModelBlockers[];
  readonly vendor?: string;
  readonly maxPhysAddr?: MaxPhysAddr;
  readonly features: readonly CpuFeature[];
}

/** How the CPU can be chosen. */
export interface CpuCapabilities {
  readonly modes: readonly CpuMode[];
}

const cpuModel: Element<CpuModel> = element("model", {
  usable: attribute("usable", oneOf("yes", "no", "unknown")),
  fallback: attribute("fallback", oneOf("allow", "forbid")),
  vendorId: attribute("vendor_id"),
  deprecated: attribute("deprecated", yesNo),
  vendor: attribute("vendor"),
  canonical: attribute("canonical"),
  name: required(text()),
});

const blockers: Element<CpuModelBlockers> = element("blockers", {
  model: required(attribute("model")),
  features: children(cpuFeature, { key: (item) => item.name }),
});

const cpuMode: Element<CpuMode> = element("mode", {
  name: required(attribute("name", oneOf("host-passthrough", "maximum", "host-model", "custom"))),
  supported: required(attribute("supported", yesNo)),
  hostPassthroughMigratable: enumeration("hostPassthroughMigratable"),
  maximumMigratable: enumeration("maximumMigratable"),
  models: children(cpuModel, { key: (item) => item.name }),
  blockers: children(blockers, { key: (item) => item.model }),
  vendor: leaf("vendor"),
  maxPhysAddr: child(maxPhysAddr),
  features: children(cpuFeature, { key: (item) => item.name }),
});

/** `<domainCapabilities><cpu>`; `<maxphysaddr>` since libvirt 9.3, `canonical` and `<blockers>` since 10.2. */
export const cpuCapabilities: Element<CpuCapabilities> = element("cpu", { modes: children(cpuMode) });
