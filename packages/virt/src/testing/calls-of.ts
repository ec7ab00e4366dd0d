import type { DomainRef } from "@hob/libvirt";
import type { GuestCalls } from "../guest/guest-calls.ts";
import type { Link } from "../host/link.ts";
import type { Guest } from "../index.ts";

/** Sees what a guest is asked apart, and how that ends. */
export type WatchApart = (asked: Promise<unknown>) => void;

/** What a guest is reached through, for tests that must know when it was asked something. */
export function callsOf(link: Link, { name, uuid }: Guest, watch: WatchApart): GuestCalls {
  const dom: DomainRef = { name, uuid, id: -1 };
  return {
    link,
    dom,
    known: (answer) => answer,
    call: (procedure, args) => link.call(procedure, { ...args, dom } as never),
    callApart(procedure, args) {
      const asked = link.callApart(procedure, { ...args, dom } as never);
      watch(asked);
      return asked as never;
    },
  };
}
