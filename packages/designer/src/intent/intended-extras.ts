/** A directory of the host that the guest sees. */
export interface IntendedDirectory {
  /** On the host. */
  readonly path: string;
  /** Where a container mounts it; the name by which a machine mounts it. */
  readonly target: string;
  /** How a machine reaches it: by virtiofs where the host has it, otherwise by 9p. */
  readonly by?: "virtiofs" | "9p" | undefined;
  readonly readonly?: boolean | undefined;
}

/** Encryption of a guest's memory against its host. */
export interface IntendedLaunchSecurity {
  /** AMD's secure encrypted virtualization, or IBM's secure execution. */
  readonly type: "sev" | "s390-pv";
  /** Of SEV: bits as AMD's manual has them. Default 0x03: no debugging, no sharing of keys. */
  readonly policy?: number | undefined;
}

/** What a watchdog does when the guest no longer feeds it. */
export const watchdogActions = ["reset", "shutdown", "poweroff", "pause", "none", "dump", "inject-nmi"] as const;
/** An action of a watchdog. */
export type WatchdogAction = (typeof watchdogActions)[number];

/** A device that resets a guest which hangs. */
export interface IntendedWatchdog {
  /** Chosen when absent: `i6300esb`, `ib700`, `itco`, `diag288`. */
  readonly model?: string | undefined;
  readonly action?: WatchdogAction | undefined;
}

/** How the host keeps the guest from others. */
export interface IntendedSecurityLabel {
  /** `none` takes the protection away. */
  readonly type: "dynamic" | "static" | "none";
  readonly model?: "selinux" | "apparmor" | "dac" | undefined;
  /** Of `static`. */
  readonly label?: string | undefined;
}
