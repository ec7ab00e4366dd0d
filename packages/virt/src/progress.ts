import type { Bytes } from "@hob/units";

/** How far a long piece of work is. */
export interface Progress {
  /** Bytes that are through; may stand still, or begin again where a guest writes faster than they are copied. */
  readonly done: Bytes;
  /** Bytes in all, as far as it is known; 0 while it is not. */
  readonly total: Bytes;
  /** From 0 to 1; null while the total is not known. Never 1 before the work is over. */
  readonly ratio: number | null;
  /** Bytes a second, where libvirt tells. */
  readonly speed: Bytes | null;
}
