import type { Bytes } from "@hob/units";
import { element, type Element, flag, leaf, size, within } from "../../../kit/index.ts";

/** Where a memory device's memory comes from: which properties are there follows from its model. */
export interface MemorySource {
  /** The host's NUMA nodes: `0-1,3`. */
  readonly nodemask?: string;
  /** How large the host's pages are. */
  readonly pagesize?: Bytes;
  /** Of `nvdimm` and `virtio-pmem`: a file or device of the host. */
  readonly path?: string;
  /** Of `nvdimm`: what the file's begin is rounded to. */
  readonly alignsize?: Bytes;
  /** Of `nvdimm`: whether the host's memory is persistent, too. */
  readonly pmem?: boolean;
}

/** `<memory><source>`. */
export const memorySource: Element<MemorySource> = element("source", {
  nodemask: leaf("nodemask"),
  pagesize: within("pagesize", size("KiB")),
  path: leaf("path"),
  alignsize: within("alignsize", size("KiB")),
  pmem: flag("pmem"),
});
