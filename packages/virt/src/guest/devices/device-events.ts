import { domainEvents } from "@hob/libvirt";
import type { GuestCalls } from "../guest-calls.ts";
import { isHeard } from "../is-heard.ts";

/** What a guest said about letting a device go. */
export type DeviceAnswer = "removed" | "refused";

/** Listens to what one guest says about its devices. */
export interface DeviceListening extends Disposable {
  /** Whether anything will be heard at all: some drivers do not tell. */
  readonly hears: boolean;
  /** Forgets what was heard of this device. */
  forget(alias: string): void;
  /** The guest's next word about a device; null when there was none in time, or before the guest stopped. */
  answer(alias: string, timeoutMs: number, signal?: AbortSignal): Promise<DeviceAnswer | null>;
}

/** Begins to listen; what is heard from now on is kept. */
export async function listenToDevices({ link, dom, known }: GuestCalls): Promise<DeviceListening> {
  const heard = new Map<string, DeviceAnswer>();
  let wake = () => {};
  const stop = new AbortController();
  const note = (answer: DeviceAnswer) => (event: { readonly alias: string }) => {
    heard.set(event.alias, answer);
    wake();
  };
  const subscriptions = [
    link.events.add(domainEvents.deviceRemoved, { of: dom }, note("removed")),
    link.events.add(domainEvents.deviceRemovalFailed, { of: dom }, note("refused")),
  ];
  const offStops = link.guestEvents.add(({ uuid, event }) => {
    if (uuid === dom.uuid && event === "stopped") stop.abort();
  });
  const leave = () => {
    offStops();
    for (const subscription of subscriptions) subscription.close();
  };
  let hears: boolean;
  try {
    hears = (await known(Promise.all(subscriptions.map(isHeard)))).some(Boolean);
  } catch (error) {
    leave();
    throw error;
  }
  return {
    hears,
    forget: (alias) => void heard.delete(alias),
    async answer(alias, timeoutMs, signal) {
      const inTime = AbortSignal.timeout(Math.ceil(timeoutMs));
      const ended = AbortSignal.any([stop.signal, inTime, ...(signal ? [signal] : [])]);
      while (!heard.has(alias) && !ended.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          ended.addEventListener("abort", () => resolve(), { once: true });
        });
      }
      signal?.throwIfAborted();
      return heard.get(alias) ?? null;
    },
    [Symbol.dispose]: leave,
  };
}
