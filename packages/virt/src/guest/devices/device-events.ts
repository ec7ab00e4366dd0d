import { isHobError } from "@hob/errors";
import {
  connectDomainEventCallbackDeregisterAny,
  connectDomainEventCallbackRegisterAny,
  domainEventDeviceRemovalFailed,
  domainEventDeviceRemoved,
  domainEventId,
  type DomainRef,
  isLibvirtError,
} from "@hob/libvirt";
import type { Link } from "../../host/link.ts";

/** What a guest said about letting a device go. */
export type DeviceAnswer = "removed" | "refused";

/** Listens to what one guest says about its devices. */
export interface DeviceListening extends AsyncDisposable {
  /** Whether anything will be heard at all: some drivers do not tell. */
  readonly hears: boolean;
  /** Forgets what was heard of this device. */
  forget(alias: string): void;
  /** The guest's next word about a device; null when there was none in time. */
  answer(alias: string, timeoutMs: number, signal?: AbortSignal): Promise<DeviceAnswer | null>;
}

/** Begins to listen, on a connection of its own; what is heard from now on is kept. */
export async function listenToDevices(link: Link, dom: DomainRef): Promise<DeviceListening> {
  const connection = await link.openWorkConnection();
  const heard = new Map<string, DeviceAnswer>();
  let wake = () => {};
  const note = (answer: DeviceAnswer) => (message: { readonly dom: DomainRef; readonly alias: string }) => {
    if (message.dom.uuid !== dom.uuid) return;
    heard.set(message.alias, answer);
    wake();
  };
  const offs = [
    connection.onEvent(domainEventDeviceRemoved, note("removed")),
    connection.onEvent(domainEventDeviceRemovalFailed, note("refused")),
  ];
  const callbackIds: number[] = [];
  try {
    for (const eventId of [domainEventId.deviceRemoved, domainEventId.deviceRemovalFailed]) {
      const id = await registered(() => connection.call(connectDomainEventCallbackRegisterAny, { eventId, dom }));
      if (id !== null) callbackIds.push(id);
    }
  } catch (error) {
    for (const off of offs) off();
    await connection.close();
    throw error;
  }
  return {
    hears: callbackIds.length > 0,
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
    async [Symbol.asyncDispose]() {
      for (const off of offs) off();
      try {
        // A simulated host's connection is lent, and goes on.
        for (const callbackId of callbackIds) {
          await connection.call(connectDomainEventCallbackDeregisterAny, { callbackId });
        }
      } catch (error) {
        // With a connection that is lost its registrations are gone.
        if (!isHobError(error, "unavailable")) throw error;
      } finally {
        await connection.close();
      }
    },
  };
}

async function registered(register: () => Promise<{ readonly callbackId: number }>): Promise<number | null> {
  try {
    return (await register()).callbackId;
  } catch (error) {
    if (isLibvirtError(error, "no-support")) return null;
    throw error;
  }
}
