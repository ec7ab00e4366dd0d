import type { AccessOptions, EventClass } from "@hob/libvirt";
import type { Duplex } from "node:stream";
import type { Processors } from "../cpu/processors.ts";
import type { GuestListChange, GuestWatch } from "../events/guest-watch.ts";
import type { HostSubscription } from "../events/host-subscription.ts";
import type { OutageOptions } from "../events/on-guest-outage.ts";
import type { GuestEvent } from "../guest/guest-event.ts";
import type { WaitOptions } from "../guest/guest.ts";
import type { HostInterfaces } from "../interface/host-interfaces.ts";
import type { HostMemory } from "../memory/host-memory.ts";
import type { HostNetworks } from "../network/host-networks.ts";
import type { NodeDevices } from "../node-device/node-devices.ts";
import type { Nwfilters } from "../nwfilter/nwfilters.ts";
import type { Secrets } from "../secret/secrets.ts";
import type { HostStorage } from "../storage/host-storage.ts";
import type { HostDescription } from "./host-description.ts";
import type { HostGuests } from "./host-guests.ts";
import type { HostState } from "./host-state.ts";

/**
 * One libvirt connection that heals itself, and all that is reached through it.
 *
 * A method that needs the connection throws {@link HostUnavailable} at once while there is none; calls in flight when
 * it is lost fail with kind `unavailable`. Nothing is retried behind the caller's back.
 */
export interface Host extends HostDescription, HostGuests, HostStorage, HostNetworks {
  /** The URI as given. */
  readonly uri: string;
  /** What messages call it: the name given last, else the URI. */
  readonly name: string;
  readonly state: HostState;

  /** Hears every change of {@link state}. Guest events are already being listened to when `connected` is told. */
  onState(listener: (state: HostState) => void): () => void;
  /** Hears what happens to guests, over all reconnections; what happened in between must be listed anew. */
  onGuestEvent(listener: (event: GuestEvent) => void): () => void;
  /** Hears of guests that have stopped and stay so: a reboot is no outage. {@link onGuestEvent} tells every stop at once. */
  onGuestOutage(listener: (stop: GuestEvent) => void, options?: OutageOptions): () => void;
  /**
   * Hears a class of events over all reconnections: `onEvent(domainEvents.ioErrorReason, {}, listener)`. They are being
   * listened to when `connected` is told; what happened in between must be looked at anew.
   */
  onEvent<Ref, Event, Choice extends object = object>(
    events: EventClass<Ref, Event, Choice>,
    options: { readonly of?: Ref } & NoInfer<Choice>,
    listener: (event: Event) => void,
  ): HostSubscription;
  /** Tells the whole list of guests once, then every change of it; after a reconnection only what is different. */
  watchGuests(listener: (change: GuestListChange) => void): GuestWatch;
  /** Waits for a connection; at once if there is one. @throws HostUnavailable after `timeoutMs` or `close()`. */
  whenConnected(options?: WaitOptions): Promise<void>;
  /** Tries to connect now instead of at `retryAt`; does nothing while connected. */
  reconnect(): void;
  /** Gives it another {@link name}. */
  rename(name: string): void;
  /** Ends the connection for good. */
  close(): Promise<void>;

  /** Its processors, and the CPUs that guests can have. */
  readonly cpu: Processors;
  readonly memory: HostMemory;
  readonly nodeDevices: NodeDevices;
  readonly secrets: Secrets;
  readonly nwfilters: Nwfilters;
  /** Network interfaces of the host itself. */
  readonly interfaces: HostInterfaces;

  /**
   * Opens a TCP connection to an address as the host sees it: how graphical consoles are reached. A host that is reached
   * by TLS or TCP forwards nothing, so that what listens on its own loopback alone is out of reach there.
   *
   * @throws DialFailed
   */
  dial(address: string, port: number): Promise<Duplex>;
}

/** How a host is reached and how patiently. What one needs to be let in is used for every connection to it. */
export interface HostOptions extends AccessOptions {
  readonly uri: string;
  readonly name?: string;
  /** Waits between attempts: the first, doubling up to the last, each shortened by chance. Default 250 ms to 2 s. */
  readonly backoff?: { readonly firstMs: number; readonly maxMs: number };
  /**
   * How death is noticed: a ping after `intervalMs` of silence, dead after `count` unanswered. Default 1.5 s, 3; on connections
   * of their own, as a migration's are, 5 s, 5.
   */
  readonly keepalive?: { readonly intervalMs: number; readonly count: number };
}
