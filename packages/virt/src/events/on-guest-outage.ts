import type { GuestEvent } from "../guest/guest-event.ts";
import { domainGetState, isLibvirtError } from "@hob/libvirt";
import { isHobError } from "@hob/errors";
import { guestStateOf } from "../guest/guest-state.ts";
import type { Link } from "../host/link.ts";
import { whenConnected } from "../host/when-connected.ts";

/** How long a guest must be off before it is told. */
export interface OutageOptions {
  /** In ms. Default 15,000. */
  readonly afterMs?: number;
}

/**
 * Hears of guests that have stopped and stay so: anything that happens to a guest meanwhile shows that it only went
 * through a stop, as in a reboot. Where the connection was lost in between, the guest is looked at first.
 *
 * @returns what stops the hearing.
 */
export function onGuestOutage(
  link: Link,
  listener: (stop: GuestEvent) => void,
  { afterMs = 15_000 }: OutageOptions = {},
): () => void {
  const waiting = new Map<string, NodeJS.Timeout>();
  const forget = (uuid: string) => {
    clearTimeout(waiting.get(uuid));
    waiting.delete(uuid);
  };
  const settle = async (stop: GuestEvent, timer: NodeJS.Timeout | undefined, epoch: number | null) => {
    if (epochOf(link) !== epoch && !(await isOff(link, stop.uuid))) return forget(stop.uuid);
    // Something may have happened to it, or nobody listens any more.
    if (waiting.get(stop.uuid) !== timer) return;
    forget(stop.uuid);
    listener(stop);
  };
  const off = link.guestEvents.add((event) => {
    forget(event.uuid);
    if (event.event !== "stopped") return;
    const epoch = epochOf(link);
    const timer: NodeJS.Timeout = setTimeout(() => void settle(event, timer, epoch), afterMs);
    waiting.set(event.uuid, timer);
  });
  const offStates = link.states.add((state) => {
    if (state.kind === "disconnected" && state.retryAt === null) stop();
  });
  const stop = () => {
    off();
    offStates();
    for (const uuid of [...waiting.keys()]) forget(uuid);
  };
  return stop;
}

const epochOf = ({ state }: Link): number | null => (state.kind === "connected" ? state.epoch : null);

/** Whether a guest is off, or gone, as soon as there is a connection; false when there will be none. */
async function isOff(link: Link, uuid: string): Promise<boolean> {
  for (;;) {
    try {
      await whenConnected(link);
      const { state } = await link.call(domainGetState, { dom: { name: uuid, uuid, id: -1 } });
      return guestStateOf(state) === "shutoff";
    } catch (error) {
      if (isLibvirtError(error, "no-domain")) return true;
      if (!isHobError(error, "unavailable")) throw error;
      if (link.ended.aborted) return false;
    }
  }
}
