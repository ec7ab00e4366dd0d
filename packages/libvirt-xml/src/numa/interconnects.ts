import type { Bytes } from "@hob/units";
import {
  attribute,
  children,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  sizeAttribute,
  type Slots,
} from "../kit/index.ts";

/** A way between two NUMA nodes. */
export interface Interconnect {
  /** The node that asks. */
  readonly initiator: number;
  /** The node whose memory is asked for. */
  readonly target: number;
  /** The level of the target's cache that answers; the memory itself when absent. */
  readonly cache?: number;
  readonly type: Open<"access" | "read" | "write">;
}

/** How long an access takes. */
export interface InterconnectLatency extends Interconnect {
  readonly valueNs: number;
}

/** How much can be moved. */
export interface InterconnectBandwidth extends Interconnect {
  readonly bytesPerSecond: Bytes;
}

/** How well NUMA nodes are connected (ACPI's HMAT). */
export interface Interconnects {
  readonly latencies: readonly InterconnectLatency[];
  readonly bandwidths: readonly InterconnectBandwidth[];
}

const way: Slots<Interconnect> = {
  initiator: required(attribute("initiator", integer)),
  target: required(attribute("target", integer)),
  cache: attribute("cache", integer),
  type: required(attribute("type", oneOf("access", "read", "write"))),
};

const latency: Element<InterconnectLatency> = element("latency", {
  ...way,
  valueNs: required(attribute("value", integer)),
});

const bandwidth: Element<InterconnectBandwidth> = element("bandwidth", {
  ...way,
  bytesPerSecond: required(sizeAttribute("value", "KiB")),
});

const key = (item: Interconnect) => `${item.initiator} ${item.target} ${item.cache} ${item.type}`;

/** `<interconnects>`. */
export const interconnects: Element<Interconnects> = element("interconnects", {
  latencies: children(latency, { key }),
  bandwidths: children(bandwidth, { key }),
});
