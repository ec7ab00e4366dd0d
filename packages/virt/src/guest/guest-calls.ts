import type { DomainRef } from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import type { GuestCall } from "./read-info.ts";

/** What a guest's facets reach libvirt through. */
export interface GuestCalls {
  readonly link: Link;
  readonly dom: DomainRef;
  /** For what answers at once. */
  readonly call: GuestCall;
  /** For what may take seconds. */
  readonly callApart: GuestCall;
  /** What an answer of another call gives; a guest that is gone is told as such. @throws GuestNotFound */
  readonly known: <Answer>(answer: Promise<Answer>) => Promise<Answer>;
}
