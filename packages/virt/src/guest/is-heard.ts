import { EventsUnsupported } from "@hob/libvirt";
import type { HostSubscription } from "../events/host-subscription.ts";

/** Whether events will be heard at all: some drivers do not tell. Waits until the daemon sends them. */
export async function isHeard({ ready }: HostSubscription): Promise<boolean> {
  try {
    await ready;
    return true;
  } catch (error) {
    if (error instanceof EventsUnsupported) return false;
    throw error;
  }
}
