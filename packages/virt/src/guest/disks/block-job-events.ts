import {
  connectDomainEventBlockJobStatus as jobStatus,
  connectDomainEventCallbackRegisterAny,
  domainEventBlockJob2,
  domainEventId,
  isLibvirtError,
} from "@hob/libvirt";
import { Listeners } from "../../listeners.ts";
import type { GuestCalls } from "../guest-calls.ts";

/** What libvirt tells of the jobs of one disk, over a connection of its own. */
export interface BlockJobEvents {
  /** Hears that something happened, to look at once. */
  readonly changes: Listeners<void>;
  /** What is known of why the last job ended, if it did not come to its end. */
  reason(): string | null;
  close(): Promise<void>;
}

/** Listens from before a job begins. The caller closes it. Without such events there is always the looking. */
export async function hearBlockJobs({ link, dom }: GuestCalls, target: string): Promise<BlockJobEvents> {
  const connection = await link.openWorkConnection();
  const changes = new Listeners<void>();
  let last: number | null = null;
  const off = connection.onEvent(domainEventBlockJob2, (event) => {
    if (event.dom.uuid !== dom.uuid || event.disk !== target) return;
    last = event.status;
    changes.tell();
  });
  const close = async () => {
    off();
    await connection.close();
  };
  try {
    await connection.call(connectDomainEventCallbackRegisterAny, { eventId: domainEventId.blockJob2, dom });
  } catch (error) {
    if (!isLibvirtError(error, "no-support")) {
      await close();
      throw error;
    }
  }
  return {
    changes,
    reason: () => {
      if (last === jobStatus.canceled) return "somebody gave it up";
      return last === jobStatus.failed ? "libvirt tells that it failed" : null;
    },
    close,
  };
}
