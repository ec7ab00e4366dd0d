import type { Capabilities } from "@hob/libvirt-xml";
import { slot } from "@hob/plugin-api";
import type { JsonObject } from "@hob/tasks";
import type { Host, HostFacts } from "@hob/virt";
import type { VirtualizationSetting } from "../model/index.ts";

/** A way of running guests, in libvirt's word for a domain's type. */
export type GuestType = "kvm" | "qemu" | "xen" | "lxc" | "test";

/** What a platform is asked when a host has connected or its setting has changed. */
export interface SettleRequest {
  readonly host: Host;
  /** The host's id and name, for notices and messages. */
  readonly identity: { readonly id: string; readonly name: string };
  readonly facts: HostFacts;
  readonly capabilities: Capabilities;
  readonly setting: VirtualizationSetting;
  /** What the platform asked to remember about this host; null the first time. */
  readonly remembered: JsonObject | null;
  /** Aborts when the connection is lost or the setting changes again. */
  readonly signal: AbortSignal;
}

/** What guests are run with on a host, and why. */
export interface Verdict {
  readonly guestType: GuestType;
  /** One line for people. */
  readonly because: string;
  /** Something an administrator should know; absent when all is as wished. */
  readonly notice?: { readonly title: string; readonly hint?: string };
  /** Kept with the host and handed back at the next {@link Platform.settle}; absent leaves what was kept. */
  readonly remember?: JsonObject;
}

/** A kind of hypervisor that Hob can use: filled into {@link platforms} by a platform plugin. */
export interface Platform {
  /** Kebab-case, such as `kvm`. */
  readonly id: string;
  readonly title: string;
  /** The guest types it can run on a host with these capabilities, best first; empty where the host is not its own. */
  guestTypes(capabilities: Capabilities): readonly GuestType[];
  /**
   * Decides what guests are run with. Called after every connect and after every change of the setting; it may start
   * probe guests named {@link probeNamePrefix}…, and removes them, also those that an earlier process left.
   *
   * @throws HobError when the host cannot run guests at all, or the connection is lost meanwhile.
   */
  settle(request: SettleRequest): Promise<Verdict>;
}

/** Where platform plugins put their {@link Platform}. */
export const platforms = slot<Platform>("grid.platforms");

/** Guests whose names begin so are a platform's own: they never appear in the inventory. */
export const probeNamePrefix = "hob-probe-";
