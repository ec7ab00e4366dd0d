import type { Bytes } from "@hob/units";

/** The pages of one size in one NUMA cell. */
export interface Hugepages {
  readonly size: Bytes;
  /** Those in use included. */
  readonly total: number;
  /** Null where libvirt does not tell. */
  readonly free: number | null;
}
