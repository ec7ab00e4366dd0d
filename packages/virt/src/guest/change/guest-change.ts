import type { CpuTopology, Cpu, LifecycleAction } from "@hob/libvirt-xml";
import type { Bytes } from "@hob/units";
import type { DevicePick } from "../devices/device-pick.ts";

/** A program's note on a guest; null takes it away. */
export interface MetadataChange {
  /** Whose it is: a URI that is the program's own. */
  readonly namespace: string;
  /** The namespace's short name in the document. */
  readonly prefix: string;
  /** An element as XML, without a prefix. */
  readonly xml: string | null;
}

/** Who may see the guest's screen. */
export interface GraphicsChange {
  /** At most 8 characters count with VNC. Null for none, which waits for the next start. */
  readonly password?: string | null;
  /** Until when it is good, to the second; null for ever. Default, when a password is given: for ever. */
  readonly passwordValidTo?: Date | null;
  /** What happens to those who look on while the password changes. VNC knows only `keep`, as does the default. */
  readonly connected?: "keep" | "disconnect" | "fail";
}

/** What the guest does when it ends. */
export interface LifecycleChange {
  readonly poweroff?: LifecycleAction;
  readonly reboot?: LifecycleAction;
  readonly crash?: LifecycleAction | "coredump-destroy" | "coredump-restart";
}

/** What shall be different about a guest; what is left out stays. */
export interface GuestChange {
  /** Only while it is off; as {@link Guest.rename} does it. */
  readonly name?: string;
  /** One line; null for none. */
  readonly title?: string | null;
  readonly description?: string | null;
  readonly metadata?: readonly MetadataChange[];
  /** Whether it starts with the host. */
  readonly autostart?: boolean;
  /**
   * What it has of {@link memoryMaximum}. A running guest is given more by its virtio-mem devices or the balloon up to
   * what it was started with, and beyond that by memory modules, as far as it has slots for them.
   */
  readonly memory?: Bytes;
  /** The most that the balloon can give. */
  readonly memoryMaximum?: Bytes;
  readonly vcpus?: number;
  /** The most that can be plugged in. */
  readonly vcpusMaximum?: number;
  /** How the processors are arranged; their product is the maximum. Null for a socket each. */
  readonly topology?: CpuTopology | null;
  /** The CPU's mode, model and features, as far as they are given. */
  readonly cpu?: Partial<Pick<Cpu, "mode" | "check" | "match" | "migratable" | "model" | "features">>;
  /** The devices to boot from, in order. Devices that are not named are not booted from. */
  readonly bootOrder?: readonly DevicePick[];
  /** Whether the firmware offers a choice, and for how long. */
  readonly bootMenu?: { readonly enabled: boolean; readonly timeoutMs?: number };
  readonly graphics?: GraphicsChange;
  /** What kind of device the first text console is in the guest: `serial`, `virtio`, `sclp`… */
  readonly console?: string;
  readonly actions?: LifecycleChange;
}

/** A setting's name in {@link GuestChange}. */
export type SettingName = keyof GuestChange;

/** Where a setting of a guest can be changed as the guest is now. */
export interface SettingReach {
  /** Whether the running guest can take it, within the bounds that it was started with. */
  readonly live: boolean;
  /** Whether it can be stored. */
  readonly config: boolean;
  /** Why one of them is not so; null when both are, and for the running guest of one that is off. */
  readonly reason: string | null;
}
