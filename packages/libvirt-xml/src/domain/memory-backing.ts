import type { Bytes } from "@hob/units";
import {
  attribute,
  child,
  children,
  element,
  type Element,
  flag,
  integer,
  oneOf,
  type Open,
  required,
  sizeAttribute,
  within,
} from "../kit/index.ts";

/** Huge pages of one size. */
export interface HugePage {
  readonly size: Bytes;
  /** Which of the guest's NUMA nodes they are for, in the form of a CPU set: see `parseCpuSet`. All when absent. */
  readonly nodeset?: string;
}

/** What the guest's memory is made of on the host. */
export interface MemoryBacking {
  /** Pages of the host's default size where none are named. */
  readonly hugepages?: { readonly pages: readonly HugePage[] };
  /** Whether the host shall not merge pages that are the same. */
  readonly nosharepages?: boolean;
  /** Whether the host shall not swap. */
  readonly locked?: boolean;
  readonly source?: Open<"file" | "anonymous" | "memfd">;
  /** Whether other processes of the host can map it. */
  readonly access?: Open<"shared" | "private">;
  /** When memory is taken from the host. */
  readonly allocation?: Open<"immediate" | "ondemand">;
  /** How many threads take it. */
  readonly allocationThreads?: number;
  /** Whether what is left behind in a file of memory is thrown away when the guest ends. */
  readonly discard?: boolean;
}

const hugePage: Element<HugePage> = element("page", {
  size: required(sizeAttribute("size", "KiB")),
  nodeset: attribute("nodeset"),
});

/** `<memoryBacking>`. */
export const memoryBacking: Element<MemoryBacking> = element("memoryBacking", {
  hugepages: child("hugepages", { pages: children(hugePage, { key: (item) => item.nodeset ?? "" }) }),
  nosharepages: flag("nosharepages"),
  locked: flag("locked"),
  source: within("source", attribute("type", oneOf("file", "anonymous", "memfd"))),
  access: within("access", attribute("mode", oneOf("shared", "private"))),
  allocation: within("allocation", attribute("mode", oneOf("immediate", "ondemand"))),
  allocationThreads: within("allocation", attribute("threads", integer)),
  discard: flag("discard"),
});
