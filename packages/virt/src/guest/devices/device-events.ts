import { domainEvents, type DomainRef, EventsUnsupported } from "@hob/libvirt";
import type { Link } from "../../host/link.ts";

/** What a guest said about letting a device go. */
export type DeviceAnswer = "removed" | "refused";

/** Listens to what one guest says about its devices. */
export interface DeviceListening extends Disposable {
  /** Whether anything will be heard at all: some drivers do not tell. */
  readonly hears: boolean;
  /** Forgets what was heard of this device. */
  forget(alias: string): void;
  /** The guest's next word about a device; null when there was none in time. */
  answer(alias: string, timeoutMs: number, signal?: AbortSignal): Promise<DeviceAnswer | null>;
}

/** Begins to listen; what is heard from now on is kept. */
export async function listenToDevices(link: Link, dom: DomainRef): Promise<DeviceListening> {
  const heard = new Map<string, DeviceAnswer>();
  let wake = () => {};
  const note = (answer: DeviceAnswer) => (event: { readonly alias: string }) => {
    heard.set(event.alias, answer);
    wake();
  };
  const subscriptions = [
    link.events.add(domainEvents.deviceRemoved, { of: dom }, note("removed")),
    link.events.add(domainEvents.deviceRemovalFailed, { of: dom }, note("refused")),
  ];
  const leave = () => subscriptions.forEach((subscription) => subscription.close());
  let hears: boolean;
  try {
    hears = (await Promise.all(subscriptions.map(({ ready }) => isHeard(ready)))).some(Boolean);
  } catch (error) {
    leave();
    throw error;
  }
  return {
    hears,
    forget: (alias) => void heard.delete(alias),
    async answer(alias, timeoutMs, signal) {
      const inTime = AbortSignal.timeout(Math.ceil(timeoutMs));
      const ended = signal ? AbortSignal.any([signal, inTime]) : inTime;
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

async function isHeard(ready: Promise<void>): Promise<boolean> {
  try {
    await ready;
    return true;
  } catch (error) {
    if (error instanceof EventsUnsupported) return false;
    throw error;
  }
}
