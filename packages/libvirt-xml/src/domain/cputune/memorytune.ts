import { attribute, children, element, type Element, integer, leaves, required } from "../../kit/index.ts";

/** How much of a NUMA node's memory bandwidth is kept for some virtual processors. */
export interface MemoryBandwidthAllocation {
  /** The node's number. */
  readonly id: number;
  /** In percent. */
  readonly bandwidth: number;
}

/** Allocation of the host's memory bandwidth (resource director technology). */
export interface Memorytune {
  /** The virtual processors that share the allocation: see `parseCpuSet`. */
  readonly vcpus: string;
  /** Of a running guest: libvirt's name for the allocation. */
  readonly id?: string;
  readonly nodes: readonly MemoryBandwidthAllocation[];
  /** The virtual processors whose use is measured, a CPU set each. */
  readonly monitors: readonly string[];
}

const node: Element<MemoryBandwidthAllocation> = element("node", {
  id: required(attribute("id", integer)),
  bandwidth: required(attribute("bandwidth", integer)),
});

/** `<cputune><memorytune>`. */
export const memorytune: Element<Memorytune> = element("memorytune", {
  vcpus: required(attribute("vcpus")),
  id: attribute("id"),
  nodes: children(node, { key: (item) => item.id }),
  monitors: leaves("monitor", attribute("vcpus")),
});
