import { domainEvents } from "@hob/libvirt";
import { Listeners } from "../../listeners.ts";
import type { GuestCalls } from "../guest-calls.ts";
import { isHeard } from "../is-heard.ts";

/** What libvirt tells of the jobs of one disk. */
export interface BlockJobEvents {
  /** Hears that something happened, to look at once. */
  readonly changes: Listeners<void>;
  /** What is known of why the last job ended, if it did not come to its end. */
  reason(): string | null;
  close(): void;
}

/** Listens from before a job begins. The caller closes it. Without such events there is always the looking. */
export async function hearBlockJobs({ link, dom, known }: GuestCalls, target: string): Promise<BlockJobEvents> {
  const changes = new Listeners<void>();
  let last: string | number | null = null;
  const subscription = link.events.add(domainEvents.blockJob2, { of: dom }, ({ disk, status }) => {
    if (disk !== target) return;
    last = status;
    changes.tell();
  });
  try {
    await known(isHeard(subscription));
  } catch (error) {
    subscription.close();
    throw error;
  }
  return {
    changes,
    reason: () => {
      if (last === "canceled") return "somebody gave it up";
      return last === "failed" ? "libvirt tells that it failed" : null;
    },
    close: () => subscription.close(),
  };
}
