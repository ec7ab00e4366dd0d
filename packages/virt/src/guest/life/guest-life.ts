import type { GuestCondition, WaitOptions } from "../guest.ts";
import type { CleanShutdown, CleanShutdownOptions } from "./clean-shutdown.ts";
import type { ShutdownWay } from "./shutdown-way.ts";

/** How a guest is started. */
export interface StartOptions {
  /** Stops before the first instruction. */
  readonly paused?: boolean;
  /** Boots, although its memory was saved; what was saved is lost. */
  readonly forceBoot?: boolean;
  /** Reads saved memory past the host's page cache. */
  readonly bypassCache?: boolean;
  /** Gives its UEFI the variables that a new guest has. */
  readonly resetNvram?: boolean;
}

/** Whom a request of a guest goes to. */
export interface RequestOptions {
  /** The first that works, in libvirt's own order of them. Default: the agent where one listens, else ACPI. */
  readonly by?: ShutdownWay | readonly ShutdownWay[];
}

/** Where a sleeping guest's state is: in memory, on its own disk, or both. */
export type SleepTarget = "memory" | "disk" | "hybrid";

/** What turns a guest on, off, and to sleep. */
export interface GuestLife {
  /** Boots it, or goes on from its saved memory if there is any. */
  start(options?: StartOptions): Promise<void>;
  /** Asks the guest to shut down and returns at once; the guest may ignore it. See {@link cleanShutdown}. */
  shutdown(options?: RequestOptions): Promise<void>;
  /**
   * Asks the guest to shut down until it is off or the time is over: first its agent, then by ACPI, which is asked again.
   * It never pulls the plug: what becomes of a guest that does not shut down is the caller's to decide.
   */
  cleanShutdown(options?: CleanShutdownOptions): Promise<CleanShutdown>;
  /** Asks the guest to reboot and returns at once; the guest may ignore it. */
  reboot(options?: RequestOptions): Promise<void>;
  /** Presses the reset button: the guest's memory is lost, it stays running. */
  reset(): Promise<void>;
  /**
   * Pulls the plug.
   *
   * @param options `graceful` lets the emulator write what it has; it fails when that takes more than some seconds.
   */
  destroy(options?: { readonly graceful?: boolean }): Promise<void>;
  /** Stops its processors; memory stays. */
  suspend(): Promise<void>;
  resume(): Promise<void>;
  /**
   * Has the guest's agent put it to sleep. A guest that sleeps on its disk alone is off then.
   *
   * @throws AgentNotConnected
   */
  pmSuspend(target: SleepTarget): Promise<void>;
  /** Wakes a guest that sleeps in memory. */
  pmWakeup(): Promise<void>;
  /**
   * Waits until the guest is in one of these conditions; at once if it is already.
   *
   * @throws GuestWaitTimeout after `timeoutMs` (default: waits for ever).
   */
  waitFor(wanted: GuestCondition | readonly GuestCondition[], options?: WaitOptions): Promise<GuestCondition>;
}
