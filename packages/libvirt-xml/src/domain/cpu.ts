import {
  attribute,
  child,
  children,
  element,
  type Element,
  leaf,
  oneOf,
  onOff,
  type Open,
  type Slots,
} from "../kit/index.ts";
import { type CpuFeature, cpuFeature } from "../cpu/feature.ts";
import { type MaxPhysAddr, maxPhysAddr } from "../cpu/max-phys-addr.ts";
import { type CpuModelName, cpuModelName } from "../cpu/model.ts";
import { type CpuTopology, cpuTopology } from "../cpu/topology.ts";
import { type CpuCache, cpuCache } from "./cpu/cache.ts";
import { type CpuNuma, cpuNuma } from "./cpu/numa.ts";

/** The guest's CPU. */
export interface Cpu {
  readonly mode?: Open<"custom" | "host-model" | "host-passthrough" | "maximum">;
  /** Of `custom`. Default `exact`. */
  readonly match?: Open<"minimum" | "exact" | "strict">;
  /** How far libvirt makes sure that the guest gets what is asked for. */
  readonly check?: Open<"none" | "partial" | "full">;
  /** Of `host-passthrough` and `maximum`: whether features that block migration are left out. */
  readonly migratable?: boolean;
  readonly model?: CpuModelName;
  /** The guest runs on hosts with CPUs of this vendor only. */
  readonly vendor?: string;
  readonly topology?: CpuTopology;
  readonly cache?: CpuCache;
  readonly maxPhysAddr?: MaxPhysAddr;
  readonly features: readonly CpuFeature[];
  readonly numa?: CpuNuma;
}

/** What a guest's CPU says, for the elements that add something of their own. */
export const cpuSlots: Slots<Cpu> = {
  mode: attribute("mode", oneOf("custom", "host-model", "host-passthrough", "maximum")),
  match: attribute("match", oneOf("minimum", "exact", "strict")),
  check: attribute("check", oneOf("none", "partial", "full")),
  migratable: attribute("migratable", onOff),
  model: child(cpuModelName),
  vendor: leaf("vendor"),
  topology: child(cpuTopology),
  cache: child(cpuCache),
  maxPhysAddr: child(maxPhysAddr),
  features: children(cpuFeature, { key: (item) => item.name }),
  numa: child(cpuNuma),
};

/** `<cpu>` of a domain. */
export const cpu: Element<Cpu> = element("cpu", cpuSlots);
