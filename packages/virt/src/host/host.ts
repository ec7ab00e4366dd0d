import type { Capabilities, DomainCapabilities } from "@hob/libvirt-xml";
import type { Duplex } from "node:stream";
import type { GuestEvent } from "../guest/guest-event.ts";
import type { GuestSample } from "../guest/guest-sample.ts";
import type { GuestSummary } from "../guest/guest-summary.ts";
import type { Guest, WaitOptions } from "../guest/guest.ts";
import type { Network } from "../network/network.ts";
import type { Pool } from "../storage/pool.ts";
import type { Volume } from "../storage/volume.ts";
import type { HostFacts } from "./host-facts.ts";
import type { HostState } from "./host-state.ts";

/** Which virtual machine the domain capabilities are asked for; libvirt chooses what is left out. */
export interface DomainCapabilitiesQuery {
  readonly emulator?: string;
  readonly arch?: string;
  readonly machine?: string;
  /** `kvm`, `qemu`, `xen`… */
  readonly guestType?: string;
}

/**
 * One libvirt connection that heals itself, and all that is reached through it.
 *
 * A method that needs the connection throws {@link HostUnavailable} at once while there is none; calls in flight when
 * it is lost fail with kind `unavailable`. Nothing is retried behind the caller's back.
 */
export interface Host {
  /** The URI as given. */
  readonly uri: string;
  /** What messages call it: the name given last, else the URI. */
  readonly name: string;
  readonly state: HostState;

  /** Hears every change of {@link state}. Guest events are already being listened to when `connected` is told. */
  onState(listener: (state: HostState) => void): () => void;
  /** Hears what happens to guests, over all reconnections; what happened in between must be listed anew. */
  onGuestEvent(listener: (event: GuestEvent) => void): () => void;
  /** Waits for a connection; at once if there is one. @throws HostUnavailable after `timeoutMs` or `close()`. */
  whenConnected(options?: WaitOptions): Promise<void>;
  /** Tries to connect now instead of at `retryAt`; does nothing while connected. */
  reconnect(): void;
  /** Gives it another {@link name}. */
  rename(name: string): void;
  /** Ends the connection for good. */
  close(): Promise<void>;

  facts(): Promise<HostFacts>;
  /** Parsed capabilities; asked once per connection. */
  capabilities(): Promise<Capabilities>;
  /** The capabilities' XML as libvirt gave it; asked once per connection. */
  capabilitiesXml(): Promise<string>;
  /** Parsed domain capabilities; asked once per query and connection. */
  domainCapabilities(query?: DomainCapabilitiesQuery): Promise<DomainCapabilities>;
  domainCapabilitiesXml(query?: DomainCapabilitiesQuery): Promise<string>;

  /** All guests with their figures: a constant number of calls where the driver has bulk figures. */
  guests(): Promise<readonly GuestSummary[]>;
  /** The figures of all guests, in one call where the driver has bulk figures. */
  sample(): Promise<readonly GuestSample[]>;
  /** @throws GuestNotFound */
  guest(uuidOrName: string): Promise<Guest>;
  /** Stores a definition, validated against libvirt's schema; replaces that of the same UUID. */
  defineGuest(xml: string): Promise<Guest>;
  /** Starts a guest that is forgotten when it stops. */
  createTransientGuest(xml: string, options?: { readonly paused?: boolean }): Promise<Guest>;
  /** The XML of many guests, asked in flight; a guest that is gone meanwhile is missing from the map (UUID to XML). */
  xmlOf(uuids: Iterable<string>, options?: { readonly inactive?: boolean }): Promise<Map<string, string>>;

  pools(): Promise<readonly Pool[]>;
  /** @throws LibvirtError of kind `not-found` */
  pool(name: string): Promise<Pool>;
  definePool(xml: string): Promise<Pool>;
  /** Starts a pool that is forgotten when it is destroyed. `build` makes its directory first. */
  createTransientPool(xml: string, options?: { readonly build?: boolean }): Promise<Pool>;
  /** The volume at a path on the host, if a running pool holds it. @throws LibvirtError of kind `not-found` */
  volumeByPath(path: string): Promise<Volume>;

  networks(): Promise<readonly Network[]>;
  /** @throws LibvirtError of kind `not-found` */
  network(name: string): Promise<Network>;
  defineNetwork(xml: string): Promise<Network>;

  /** Opens a TCP connection to an address as the host sees it: how graphical consoles are reached. */
  dial(address: string, port: number): Promise<Duplex>;
}

/** How a host is reached and how patiently. */
export interface HostOptions {
  readonly uri: string;
  readonly name?: string;
  /** Waits between attempts: the first, doubling up to the last, each shortened by chance. Default 250 ms to 2 s. */
  readonly backoff?: { readonly firstMs: number; readonly maxMs: number };
  /** How death is noticed: a ping after `intervalMs` of silence, dead after `count` unanswered. Default 1.5 s, 3. */
  readonly keepalive?: { readonly intervalMs: number; readonly count: number };
}
