import type { GuestType } from "../guest-intent.ts";
import type { MachineKind } from "../platform.ts";

/** What a rule can ask of a device: `device` and `source` hold for no question about the whole guest. */
export interface PolicySubject {
  /** `disk`, `cdrom`, `interface`. */
  readonly device?: string;
  /** What is behind it: `file`, `block`, `volume`; `network`, `bridge`, `user`. */
  readonly source?: string;
}

/** What a rule can ask of a guest. */
export interface PolicyFacts {
  /** osinfo's word; null for a system that is not known. */
  readonly family: string | null;
  /** osinfo's short ids of the system. */
  readonly os: readonly string[];
  /** `YYYY-MM-DD`; `9999` when there is no date. */
  readonly released: string;
  readonly guestType: GuestType;
  readonly arch: string;
  readonly machine: MachineKind;
}

/** When a rule holds: all that it names must be so; where it lists several words, one of them. */
export interface PolicyCondition {
  /** Short ids, `*` standing for any end: `debian*`. */
  readonly os?: readonly string[];
  /** osinfo's word, or `unknown`: `linux`, `winnt`. */
  readonly family?: readonly string[];
  /** Systems released on this day, `YYYY-MM-DD`, or later; one without a date counts as new. */
  readonly releasedSince?: string;
  /** Systems released before this day. */
  readonly releasedBefore?: string;
  readonly guestType?: readonly GuestType[];
  /** libvirt's name: `x86_64`. */
  readonly arch?: readonly string[];
  readonly machine?: readonly MachineKind[];
  readonly device?: readonly string[];
  readonly source?: readonly string[];
}

/** Whether a condition holds for the guest, whatever it asks of a device. */
export function holdsForGuest(when: PolicyCondition, facts: PolicyFacts): boolean {
  return (
    (when.os?.some((pattern) => facts.os.some((id) => isLike(id, pattern))) ?? true) &&
    (when.family?.includes(facts.family ?? "unknown") ?? true) &&
    (when.releasedSince === undefined || facts.released >= when.releasedSince) &&
    (when.releasedBefore === undefined || facts.released < when.releasedBefore) &&
    (when.guestType?.includes(facts.guestType) ?? true) &&
    (when.arch?.includes(facts.arch) ?? true) &&
    (when.machine?.includes(facts.machine) ?? true)
  );
}

/** Whether a condition holds for the device that is asked about. */
export function holdsForSubject(when: PolicyCondition, { device, source }: PolicySubject): boolean {
  return (
    (when.device === undefined || (device !== undefined && when.device.includes(device))) &&
    (when.source === undefined || (source !== undefined && when.source.includes(source)))
  );
}

const isLike = (id: string, pattern: string) =>
  pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : id === pattern;
