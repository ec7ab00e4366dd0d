import type { Bytes } from "@hob/units";
import {
  attribute,
  child,
  children,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  sizeAttribute,
} from "../../kit/index.ts";
import { type ResourceMonitor, resourceMonitor } from "./monitor.ts";

/** What a cache holds. */
export type CacheType = Open<"both" | "code" | "data">;

/** How a cache can be shared out. */
export interface CacheControl {
  /** A share is a multiple of it. */
  readonly granularity: Bytes;
  /** The smallest share. */
  readonly min?: Bytes;
  readonly type: CacheType;
  /** At most so many shares, the host's own included. */
  readonly maxAllocs: number;
}

/** A cache of the host's processors. */
export interface CacheBank {
  readonly id: number;
  readonly level: number;
  readonly type: CacheType;
  readonly size: Bytes;
  /** The processors that use it: see `parseCpuSet`. */
  readonly cpus: string;
  readonly controls: readonly CacheControl[];
}

/** The caches of the host's processors (resource director technology). */
export interface CacheCapabilities {
  readonly banks: readonly CacheBank[];
  readonly monitor?: ResourceMonitor;
}

const cacheType = required(attribute("type", oneOf("both", "code", "data")));

const control: Element<CacheControl> = element("control", {
  granularity: required(sizeAttribute("granularity", "KiB", { beside: ["min"], largestUnit: true })),
  min: sizeAttribute("min", "KiB", { beside: ["granularity"], largestUnit: true }),
  type: cacheType,
  maxAllocs: required(attribute("maxAllocs", integer)),
});

const bank: Element<CacheBank> = element("bank", {
  id: required(attribute("id", integer)),
  level: required(attribute("level", integer)),
  type: cacheType,
  size: required(sizeAttribute("size", "KiB", { largestUnit: true })),
  cpus: required(attribute("cpus")),
  controls: children(control, { key: (item) => item.type }),
});

/** `<capabilities><host><cache>`. */
export const cacheCapabilities: Element<CacheCapabilities> = element("cache", {
  banks: children(bank, { key: (item) => `${item.id} ${item.level} ${item.type}` }),
  monitor: child(resourceMonitor),
});
