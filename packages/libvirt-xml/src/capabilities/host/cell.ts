import type { Bytes } from "@hob/units";
import {
  attribute,
  children,
  counted,
  element,
  type Element,
  integer,
  required,
  size,
  sizeAttribute,
  text,
  within,
} from "../../kit/index.ts";
import { type NumaCache, numaCache } from "../../numa/cache.ts";
import { type NumaDistance, numaDistance } from "../../numa/distance.ts";

/** Pages of one size. */
export interface PagePool {
  readonly size: Bytes;
  /** How many there are; those in use included. */
  readonly count: number;
}

/** A logical processor, and where it is. */
export interface HostProcessor {
  readonly id: number;
  readonly socketId?: number;
  readonly dieId?: number;
  /** Since libvirt 10.1. */
  readonly clusterId?: number;
  readonly coreId?: number;
  /** The logical processors of its core, itself included: see `parseCpuSet`. */
  readonly siblings?: string;
}

/** A NUMA node. */
export interface NumaCell {
  readonly id: number;
  readonly memory?: Bytes;
  readonly pages: readonly PagePool[];
  readonly distances: readonly NumaDistance[];
  readonly caches: readonly NumaCache[];
  readonly cpus: readonly HostProcessor[];
}

const pagePool: Element<PagePool> = element("pages", {
  size: required(sizeAttribute("size", "KiB", { unitFirst: true })),
  count: required(text(integer)),
});

const hostProcessor: Element<HostProcessor> = element("cpu", {
  id: required(attribute("id", integer)),
  socketId: attribute("socket_id", integer),
  dieId: attribute("die_id", integer),
  clusterId: attribute("cluster_id", integer),
  coreId: attribute("core_id", integer),
  siblings: attribute("siblings"),
});

/** `<capabilities><host><topology><cells><cell>`. */
export const numaCell: Element<NumaCell> = element("cell", {
  id: required(attribute("id", integer)),
  memory: within("memory", size("KiB")),
  pages: children(pagePool, { key: (item) => item.size }),
  distances: required(within("distances", children(numaDistance, { key: (item) => item.id })), []),
  caches: children(numaCache, { key: (item) => item.level }),
  cpus: required(within("cpus", counted("num", children(hostProcessor, { key: (item) => item.id }))), []),
});
