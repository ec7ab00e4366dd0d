import { domainEvents, type DomainRef, type EventClass } from "@hob/libvirt";
import { type GuestEvent, guestEventOf } from "./guest-event.ts";

/** What happens to guests, as the words of {@link GuestEvent}; null for what only a newer libvirt has a word for. */
export const guestLifecycle: EventClass<DomainRef, GuestEvent | null> = {
  ...domainEvents.lifecycle,
  read({ dom, event, detail }: { readonly dom: DomainRef; readonly event: number; readonly detail: number }) {
    const told = guestEventOf(event, detail);
    return told && { uuid: dom.uuid, name: dom.name, ...told };
  },
  isOf: (event, { uuid }) => event?.uuid === uuid,
};
