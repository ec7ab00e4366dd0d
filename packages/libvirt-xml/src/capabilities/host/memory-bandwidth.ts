import { attribute, child, children, element, type Element, integer, required } from "../../kit/index.ts";
import { type ResourceMonitor, resourceMonitor } from "./monitor.ts";

/** How memory bandwidth can be shared out, in percent. */
export interface BandwidthControl {
  /** A share is a multiple of it. */
  readonly granularity: number;
  /** The smallest share. */
  readonly min?: number;
  /** At most so many shares, the host's own included. */
  readonly maxAllocs: number;
}

/** A NUMA node whose memory bandwidth can be shared out. */
export interface BandwidthNode {
  readonly id: number;
  /** Its processors: see `parseCpuSet`. */
  readonly cpus: string;
  readonly controls: readonly BandwidthControl[];
}

/** The host's memory bandwidth (resource director technology). */
export interface MemoryBandwidth {
  readonly nodes: readonly BandwidthNode[];
  readonly monitor?: ResourceMonitor;
}

const control: Element<BandwidthControl> = element("control", {
  granularity: required(attribute("granularity", integer)),
  min: attribute("min", integer),
  maxAllocs: required(attribute("maxAllocs", integer)),
});

const node: Element<BandwidthNode> = element("node", {
  id: required(attribute("id", integer)),
  cpus: required(attribute("cpus")),
  controls: children(control),
});

/** `<capabilities><host><memory_bandwidth>`. */
export const memoryBandwidth: Element<MemoryBandwidth> = element("memory_bandwidth", {
  nodes: children(node, { key: (item) => item.id }),
  monitor: child(resourceMonitor),
});
