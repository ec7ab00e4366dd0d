import type { Bytes } from "@hob/units";
import { attribute, child, children, element, type Element, integer, leaf, required, within } from "../../kit/index.ts";
import { type CpuCounter, cpuCounter } from "../../cpu/counter.ts";
import { type CpuExtensions, cpuExtensions } from "../../cpu/extensions.ts";
import { type CpuFeature, cpuFeature } from "../../cpu/feature.ts";
import { type MaxPhysAddr, maxPhysAddr } from "../../cpu/max-phys-addr.ts";
import { pageSizes } from "../../cpu/page-sizes.ts";
import { type CpuSignature, cpuSignature } from "../../cpu/signature.ts";
import { type CpuTopology, cpuTopology } from "../../cpu/topology.ts";

/** The host's CPU. */
export interface HostCpu {
  readonly arch: string;
  readonly extensions?: CpuExtensions;
  /** The nearest model that libvirt knows. */
  readonly model?: string;
  readonly vendor?: string;
  readonly microcode?: number;
  readonly signature?: CpuSignature;
  readonly counter?: CpuCounter;
  readonly topology?: CpuTopology;
  readonly maxPhysAddr?: MaxPhysAddr;
  /** What it has beyond its model. */
  readonly features: readonly CpuFeature[];
  /** The sizes of pages that it knows. */
  readonly pageSizes: readonly Bytes[];
}

/** `<capabilities><host><cpu>`. */
export const hostCpu: Element<HostCpu> = element("cpu", {
  arch: required(leaf("arch")),
  extensions: child(cpuExtensions),
  model: leaf("model"),
  vendor: leaf("vendor"),
  microcode: within("microcode", attribute("version", integer)),
  signature: child(cpuSignature),
  counter: child(cpuCounter),
  topology: child(cpuTopology),
  maxPhysAddr: child(maxPhysAddr),
  features: children(cpuFeature, { key: (item) => item.name }),
  pageSizes,
});
