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
} from "../../kit/index.ts";

/** A piece of a cache of the host that is kept for some virtual processors. */
export interface CacheAllocation {
  /** The cache's id in the host's capabilities. */
  readonly id: number;
  readonly level: number;
  readonly type: Open<"both" | "code" | "data">;
  readonly size: Bytes;
}

/** Asks for statistics of how much of the cache some virtual processors use. */
export interface CacheMonitor {
  readonly level: number;
  /** See `parseCpuSet`. */
  readonly vcpus: string;
}

/** Allocation of the host's processor caches (resource director technology). */
export interface Cachetune {
  /** The virtual processors that share the allocation: see `parseCpuSet`. */
  readonly vcpus: string;
  /** Of a running guest: libvirt's name for the allocation. */
  readonly id?: string;
  readonly caches: readonly CacheAllocation[];
  readonly monitors: readonly CacheMonitor[];
}

const cache: Element<CacheAllocation> = element("cache", {
  id: required(attribute("id", integer)),
  level: required(attribute("level", integer)),
  type: required(attribute("type", oneOf("both", "code", "data"))),
  size: required(sizeAttribute("size", "KiB", { largestUnit: true })),
});

const monitor: Element<CacheMonitor> = element("monitor", {
  level: required(attribute("level", integer)),
  vcpus: required(attribute("vcpus")),
});

/** `<cputune><cachetune>`. */
export const cachetune: Element<Cachetune> = element("cachetune", {
  vcpus: required(attribute("vcpus")),
  id: attribute("id"),
  caches: children(cache, { key: (item) => `${item.id} ${item.level} ${item.type}` }),
  monitors: children(monitor, { key: (item) => `${item.level} ${item.vcpus}` }),
});
