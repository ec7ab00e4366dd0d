import type { Bytes } from "@hob/units";
import { attribute, child, element, type Element, ifAny, integer, leaf, within } from "./kit/index.ts";
import { type CpuCounter, cpuCounter } from "./cpu/counter.ts";
import { type CpuExtensions, cpuExtensions } from "./cpu/extensions.ts";
import { pageSizes } from "./cpu/page-sizes.ts";
import { type CpuSignature, cpuSignature } from "./cpu/signature.ts";
import { type Cpu, cpuSlots } from "./domain/cpu.ts";

/**
 * A CPU by itself: a host's, which says its architecture, or a guest's. Both are what `virConnectCompareCPU` and
 * `virConnectBaselineHypervisorCPU` take; a guest's is what baselines are.
 */
export interface CpuDefinition extends Cpu {
  /** Of a host's CPU, as all that follows. */
  readonly arch?: string;
  readonly extensions?: CpuExtensions;
  /** The version of its microcode. */
  readonly microcode?: number;
  readonly signature?: CpuSignature;
  readonly counter?: CpuCounter;
  /** The sizes of pages that it knows. */
  readonly pageSizes?: readonly Bytes[];
}

const { model, vendor, ...rest } = cpuSlots;

/** `<cpu>`: the document of the calls that compare CPUs. */
export const cpu: Element<CpuDefinition> = element("cpu", {
  arch: leaf("arch"),
  extensions: child(cpuExtensions),
  model,
  vendor,
  microcode: within("microcode", attribute("version", integer)),
  signature: child(cpuSignature),
  counter: child(cpuCounter),
  ...rest,
  pageSizes: ifAny(pageSizes),
});
