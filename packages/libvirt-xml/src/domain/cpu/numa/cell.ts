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
  within,
  yesNo,
} from "../../../kit/index.ts";
import { type NumaCache, numaCache } from "../../../numa/cache.ts";
import { type NumaDistance, numaDistance } from "../../../numa/distance.ts";

/** A NUMA node of the guest. */
export interface CpuNumaCell {
  /** Default: its place in the list. */
  readonly id?: number;
  /** The guest's processors in it: see `parseCpuSet`. */
  readonly cpus?: string;
  readonly memory: Bytes;
  /** Whether other processes of the host can map the memory. */
  readonly memAccess?: Open<"shared" | "private">;
  /** Whether what is left behind in a file of memory is thrown away when the guest ends. */
  readonly discard?: boolean;
  readonly distances: readonly NumaDistance[];
  readonly caches: readonly NumaCache[];
}

/** `<cpu><numa><cell>`. */
export const cpuNumaCell: Element<CpuNumaCell> = element("cell", {
  id: attribute("id", integer),
  cpus: attribute("cpus"),
  memory: required(sizeAttribute("memory", "KiB")),
  memAccess: attribute("memAccess", oneOf("shared", "private")),
  discard: attribute("discard", yesNo),
  distances: required(within("distances", children(numaDistance, { key: (item) => item.id })), []),
  caches: children(numaCache, { key: (item) => item.level }),
});
