import type { Duplex } from "node:stream";
import { pipeline } from "node:stream/promises";

/** How Node says that an end was closed meanwhile, or before. */
const closed: ReadonlySet<string | undefined> = new Set(["ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_UNABLE_TO_PIPE"]);

/**
 * Passes bytes both ways until either end is closed, then closes the other.
 *
 * @throws what either end failed with; an end that was merely closed is no failure.
 */
export async function joinStreams(one: Duplex, other: Duplex): Promise<void> {
  try {
    await Promise.race([pipeline(one, other), pipeline(other, one)]);
  } catch (error) {
    if (!closed.has((error as NodeJS.ErrnoException).code)) throw error;
  } finally {
    one.destroy();
    other.destroy();
  }
}
