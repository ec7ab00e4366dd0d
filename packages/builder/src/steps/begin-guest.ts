import type { Guest } from "@hob/virt";

/**
 * Starts a guest exactly once: stopped before its first instruction, then noted, then let go. A guest that is noted is
 * not started again; when it is off by then, it has run.
 *
 * @param isNoted whether it was noted by an earlier life of this program.
 */
export async function beginGuest(guest: Guest, isNoted: boolean, note: () => Promise<void>): Promise<void> {
  const { state } = await guest.info();
  if (!isNoted) {
    if (state === "shutoff") await guest.start({ paused: true });
    await note();
  }
  if ((await guest.info()).state === "paused") await guest.resume();
}
