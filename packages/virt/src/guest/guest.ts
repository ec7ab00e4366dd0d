import type { Duplex } from "node:stream";
import type { GuestDevices } from "./devices/guest-devices.ts";
import type { GuestAddresses } from "./guest-addresses.ts";
import type { GuestInfo } from "./guest-info.ts";
import type { GuestState } from "./guest-state.ts";

/** What to wait for: a state, or `gone` for a guest that is no longer known (as a transient one when it stops). */
export type GuestCondition = GuestState | "gone";

/** How long to wait, and what ends the waiting early. */
export interface WaitOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A picture of a guest's screen. */
export interface Screenshot {
  /** Its media type: `image/png`, or `image/x-portable-pixmap` from an older libvirt. */
  readonly type: string;
  readonly data: Buffer;
}

/**
 * One libvirt domain on one host.
 *
 * It holds no state: every method asks the host, over whatever connection the host has at that time. Every method
 * throws {@link GuestNotFound} when the guest is gone, and an error of kind `unavailable` while the host is.
 */
export interface Guest {
  /** In lower case with dashes; never changes. */
  readonly uuid: string;
  /** Its name when it was looked up. */
  readonly name: string;

  /** State, size and flags, in one round of parallel calls. */
  info(): Promise<GuestInfo>;
  /** Its XML: of the running guest, or with `inactive` the stored definition. Never contains secrets. */
  xml(options?: { readonly inactive?: boolean }): Promise<string>;

  /**
   * The addresses of a running guest's interfaces: those that libvirt's networks have leased to it, and those its agent
   * tells, if it has one. Within about a second; what cannot be told by then is left out, empty for a guest that is off.
   */
  addresses(): Promise<GuestAddresses>;

  /** What it is made of: to look at, attach, change and detach. */
  readonly devices: GuestDevices;

  /** Boots it, or with `paused` stops before the first instruction. */
  start(options?: { readonly paused?: boolean }): Promise<void>;
  /** Asks the guest to shut down and returns at once; the guest may ignore it. */
  shutdown(): Promise<void>;
  /** Asks the guest to reboot and returns at once; the guest may ignore it. */
  reboot(): Promise<void>;
  /** Presses the reset button: the guest's memory is lost, it stays running. */
  reset(): Promise<void>;
  /** Pulls the plug. */
  destroy(): Promise<void>;
  /** Stops its processors; memory stays. */
  suspend(): Promise<void>;
  resume(): Promise<void>;

  /**
   * Forgets its definition with what libvirt keeps for it: saved state, snapshot metadata, and its firmware variables
   * unless `keepNvram`. A running guest goes on as a transient one. Disks are not touched.
   */
  undefine(options?: { readonly keepNvram?: boolean }): Promise<void>;
  /** Whether it starts with the host. */
  setAutostart(autostart: boolean): Promise<void>;

  /** A picture of what its first screen shows. */
  screenshot(options?: { readonly signal?: AbortSignal }): Promise<Screenshot>;
  /**
   * Opens its first serial or paravirtual console. The caller ends or destroys the stream.
   *
   * @param options `force` throws out whoever holds the console.
   */
  openConsole(options?: { readonly force?: boolean }): Promise<Duplex>;

  /**
   * Waits until the guest is in one of these conditions; at once if it is already.
   *
   * @throws GuestWaitTimeout after `timeoutMs` (default: waits for ever).
   */
  waitFor(wanted: GuestCondition | readonly GuestCondition[], options?: WaitOptions): Promise<GuestCondition>;
}
