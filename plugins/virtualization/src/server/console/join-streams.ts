import type { Duplex } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Passes bytes both ways until either end is closed, then closes the other.
 *
 * @throws what either end failed with; an end that was merely closed is no failure.
 */
export async function joinStreams(one: Duplex, other: Duplex): Promise<void> {
  try {
    await Promise.race([pipeline(one, other), pipeline(other, one)]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  } finally {
    one.destroy();
    other.destroy();
  }
}
