import { element, type Element, within } from "../kit/index.ts";
import { type MemoryLimit, memoryLimit } from "./memtune/memory-limit.ts";

/** Limits of the host's memory that the guest takes. */
export interface Memtune {
  /** A guest that takes more is killed. */
  readonly hardLimit?: MemoryLimit;
  /** What is enforced when the host's memory gets scarce. */
  readonly softLimit?: MemoryLimit;
  /** What is kept for the guest. */
  readonly minGuarantee?: MemoryLimit;
  /** Memory and swap together. */
  readonly swapHardLimit?: MemoryLimit;
}

/** `<memtune>`. */
export const memtune: Element<Memtune> = element("memtune", {
  hardLimit: within("hard_limit", memoryLimit()),
  softLimit: within("soft_limit", memoryLimit()),
  minGuarantee: within("min_guarantee", memoryLimit()),
  swapHardLimit: within("swap_hard_limit", memoryLimit()),
});
