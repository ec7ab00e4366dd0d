import { type DomainLifecycleEvent, type domainEventType } from "@hob/libvirt";

/** What can happen to a guest, in libvirt's words. */
export type GuestEventName = keyof typeof domainEventType;

/** Something happened to a guest. Events of one guest come in the order in which they happened. */
export interface GuestEvent {
  readonly uuid: string;
  readonly name: string;
  readonly event: GuestEventName;
  /** How it came about, in libvirt's words: `booted`, `destroyed`, `fromSnapshot`…; `unknown` for one of a newer libvirt. */
  readonly detail: string;
}

/** The event that libvirt tells, or null for one of a newer libvirt that has no word here. */
export function guestEventOf({ dom, event, detail }: DomainLifecycleEvent): GuestEvent | null {
  return event === "unknown" ? null : { uuid: dom.uuid, name: dom.name, event, detail };
}
