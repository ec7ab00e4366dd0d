import type { Bytes } from "@hob/units";
import type { GuestState, GuestSummary } from "@hob/virt";

/** A guest as the inventory holds it. Never changed: a change makes a new one. */
export interface GridGuest {
  /** The host's id. */
  readonly host: string;
  readonly uuid: string;
  readonly name: string;
  /** As libvirt said last; when `stale`, nobody knows. */
  readonly state: GuestState;
  readonly vcpus: number;
  readonly memory: Bytes;
  readonly persistent: boolean;
  readonly autostart: boolean;
  /** The host is not connected: this is what was known last. */
  readonly stale: boolean;
}

/** What has happened to a guest of the inventory. */
export interface GuestChange {
  readonly change: "created" | "changed" | "removed";
  /** The guest as it is now; as it was last, when removed. */
  readonly guest: GridGuest;
  /** Its definition may have changed in ways that the inventory does not hold: read the XML again. */
  readonly redefined: boolean;
}

/** What the inventory takes from a list. */
export type ListedGuest = Omit<GuestSummary, "reason" | "sample">;

/** The inventory's view of what `virt` lists. */
export function gridGuest(host: string, summary: ListedGuest): GridGuest {
  const { uuid, name, state, vcpus, memory, persistent, autostart } = summary;
  return { host, uuid, name, state, vcpus, memory, persistent, autostart, stale: false };
}

/** Whether two views of one guest say the same. */
export function isSameGuest(a: GridGuest, b: GridGuest): boolean {
  return (
    a.name === b.name &&
    a.state === b.state &&
    a.vcpus === b.vcpus &&
    a.memory === b.memory &&
    a.persistent === b.persistent &&
    a.autostart === b.autostart &&
    a.stale === b.stale
  );
}
