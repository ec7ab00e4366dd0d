import type { Pool } from "@hob/virt";
import { isStorageFailure } from "./storage-failure.ts";

/**
 * Lets libvirt look at a pool's volumes anew, except while one of them is being written: libvirt refuses it then, and knows
 * that volume anyway.
 */
export async function refreshPool(pool: Pool): Promise<void> {
  try {
    await pool.refresh();
  } catch (error) {
    // A refusal has no code of its own; a refresh that failed stops the pool.
    if (!isStorageFailure(error, "internal-error") || (await pool.info()).state === "inactive") throw error;
  }
}
