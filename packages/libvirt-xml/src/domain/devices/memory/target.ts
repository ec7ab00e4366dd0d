import type { Bytes } from "@hob/units";
import { element, type Element, flag, integer, leaf, required, size, within } from "../../../kit/index.ts";

/** What the guest sees of a memory device. */
export interface MemoryTarget {
  readonly size: Bytes;
  /** The guest's NUMA node. */
  readonly node?: number;
  /** Of `nvdimm`: the part at its end that the guest keeps names in. */
  readonly labelSize?: Bytes;
  /** Of `nvdimm`. */
  readonly readonly?: boolean;
  /** Of `virtio-mem`: what it grows and shrinks by. */
  readonly block?: Bytes;
  /** Of `virtio-mem`: how much of it the guest shall have. */
  readonly requested?: Bytes;
  /** Of `virtio-mem`, libvirt's own note: how much of it the guest has. */
  readonly current?: Bytes;
}

/** `<memory><target>`. */
export const memoryTarget: Element<MemoryTarget> = element("target", {
  size: required(within("size", size("KiB"))),
  node: leaf("node", integer),
  labelSize: within("label", within("size", size("KiB"))),
  readonly: flag("readonly"),
  block: within("block", size("KiB")),
  requested: within("requested", size("KiB")),
  current: within("current", size("KiB")),
});
