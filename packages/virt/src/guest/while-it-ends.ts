import { isLibvirtError } from "@hob/libvirt";
import { setTimeout as sleep } from "node:timers/promises";

/** So long libvirt may go on talking to an emulator that has ended. */
const attempts = 20;
const pauseMs = 100;

/**
 * Asks about a guest that may just be ending. As long as libvirt does not know of the end it fails to talk to the emulator:
 * then it is asked again, until it does know.
 */
export async function whileItEnds<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === attempts || !isLibvirtError(error, "system-error", "internal-error")) throw error;
      await sleep(pauseMs);
    }
  }
}
