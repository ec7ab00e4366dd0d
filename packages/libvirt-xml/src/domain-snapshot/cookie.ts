import { child, element, type Element, flag } from "../kit/index.ts";
import { cpu, type Cpu } from "../domain/cpu.ts";

/** What QEMU's driver notes of a guest that is not in the guest's own document. */
export interface SnapshotCookie {
  /** The CPU that the guest ran with, every feature of it. */
  readonly cpu?: Cpu;
  /** Whether its user network ran in a process of its own. */
  readonly slirpHelper?: boolean;
}

/** `<domainsnapshot><cookie>`. */
export const snapshotCookie: Element<SnapshotCookie> = element("cookie", {
  cpu: child(cpu),
  slirpHelper: flag("slirpHelper"),
});
