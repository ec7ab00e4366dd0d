import type { Pool } from "@hob/virt";

/** Starts a pool if it does not run. @returns whether it had to. */
export async function ensureActive(pool: Pool): Promise<boolean> {
  if ((await pool.info()).state !== "inactive") return false;
  await pool.start();
  return true;
}
