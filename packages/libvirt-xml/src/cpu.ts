import type { Bytes } from "@hob/units";
import {
  attribute,
  child,
  children,
  element,
  type Element,
  ifAny,
  integer,
  leaf,
  oneOf,
  onOff,
  type Open,
  within,
} from "./kit/index.ts";
import { type CpuExtensions, cpuExtensions } from "./cpu/extensions.ts";
import { type CpuCounter, cpuCounter } from "./cpu/counter.ts";
import { type CpuFeature, cpuFeature } from "./cpu/feature.ts";
import { type MaxPhysAddr, maxPhysAddr } from "./cpu/max-phys-addr.ts";
import { type CpuModelName, cpuModelName } from "./cpu/model.ts";
import { pageSizes } from "./cpu/page-sizes.ts";
import { type CpuSignature, cpuSignature } from "./cpu/signature.ts";
import { type CpuTopology, cpuTopology } from "./cpu/topology.ts";
import { type CpuCache, cpuCache } from "./domain/cpu/cache.ts";
import { type CpuNuma, cpuNuma } from "./domain/cpu/numa.ts";

/**
 * A CPU by itself: a host's, which says its architecture, or a guest's. Both are what `virConnectCompareCPU` and
 * `virConnectBaselineHypervisorCPU` take; a guest's is what baselines are.
 */
export interface CpuDefinition {
  /** Of a guest's CPU, as `match` to `migratable`. */
  readonly mode?: Open<"custom" | "host-model" | "host-passthrough" | "maximum">;
  readonly match?: Open<"minimum" | "exact" | "strict">;
  readonly check?: Open<"none" | "partial" | "full">;
  readonly migratable?: boolean;
  /** Of a host's CPU. */
  readonly arch?: string;
  /** Of a host's CPU. */
  readonly extensions?: CpuExtensions;
  readonly model?: CpuModelName;
  readonly vendor?: string;
  /** Of a host's CPU, as `signature` and `counter`. */
  readonly microcode?: number;
  readonly signature?: CpuSignature;
  readonly counter?: CpuCounter;
  readonly topology?: CpuTopology;
  readonly cache?: CpuCache;
  readonly maxPhysAddr?: MaxPhysAddr;
  readonly features: readonly CpuFeature[];
  readonly numa?: CpuNuma;
  /** Of a host's CPU: the sizes of pages that it knows. */
  readonly pageSizes?: readonly Bytes[];
}

/** `<cpu>`: the document of the calls that compare CPUs. */
export const cpu: Element<CpuDefinition> = element("cpu", {
  mode: attribute("mode", oneOf("custom", "host-model", "host-passthrough", "maximum")),
  match: attribute("match", oneOf("minimum", "exact", "strict")),
  check: attribute("check", oneOf("none", "partial", "full")),
  migratable: attribute("migratable", onOff),
  arch: leaf("arch"),
  extensions: child(cpuExtensions),
  model: child(cpuModelName),
  vendor: leaf("vendor"),
  microcode: within("microcode", attribute("version", integer)),
  signature: child(cpuSignature),
  counter: child(cpuCounter),
  topology: child(cpuTopology),
  cache: child(cpuCache),
  maxPhysAddr: child(maxPhysAddr),
  features: children(cpuFeature, { key: (item) => item.name }),
  numa: child(cpuNuma),
  pageSizes: ifAny(pageSizes),
});
