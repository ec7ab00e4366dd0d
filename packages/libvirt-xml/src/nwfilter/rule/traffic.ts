import { attribute, type Slots } from "../../kit/index.ts";
import type { FilterVariable } from "../variable.ts";
import { type AddressesMatch, addressesMatch } from "./addresses.ts";
import { type AnyMatch, anyMatch } from "./any.ts";
import { number } from "./number.ts";

/** A packet as part of a connection, of a protocol that has no ports, or whatever its protocol is. */
export interface TrafficMatch extends AnyMatch, AddressesMatch {
  readonly srcmacaddr?: string;
  readonly srcipfrom?: string;
  readonly srcipto?: string;
  readonly dstipfrom?: string;
  readonly dstipto?: string;
  /** 0 to 63. */
  readonly dscp?: number | FilterVariable;
  /** More connections than this. */
  readonly connlimitAbove?: number | FilterVariable;
  /** Of the connection: `NEW`, `ESTABLISHED`, `RELATED` and `INVALID`, with commas between; or `NONE`. */
  readonly state?: string;
  /** A set of addresses that the host keeps, or a variable. */
  readonly ipset?: string;
  /** Which address is looked for, for each dimension of the set: `src,dst`. */
  readonly ipsetflags?: string;
}

/** `<rule><all>`, `<esp>`, `<ah>`, `<udplite>`, `<igmp>`, also over IPv6. */
export const trafficMatch: Slots<TrafficMatch> = {
  ...anyMatch,
  srcmacaddr: attribute("srcmacaddr"),
  ...addressesMatch,
  srcipfrom: attribute("srcipfrom"),
  srcipto: attribute("srcipto"),
  dstipfrom: attribute("dstipfrom"),
  dstipto: attribute("dstipto"),
  dscp: number("dscp"),
  connlimitAbove: number("connlimit-above"),
  state: attribute("state"),
  ipset: attribute("ipset"),
  ipsetflags: attribute("ipsetflags"),
};
