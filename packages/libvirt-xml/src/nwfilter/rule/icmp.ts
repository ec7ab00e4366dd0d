import type { Slots } from "../../kit/index.ts";
import type { FilterVariable } from "../variable.ts";
import { number } from "./number.ts";
import { type TrafficMatch, trafficMatch } from "./traffic.ts";

/** A message of the network itself. */
export interface IcmpMatch extends TrafficMatch {
  readonly type?: number | FilterVariable;
  readonly code?: number | FilterVariable;
}

/** `<rule><icmp>` and `<rule><icmpv6>`. */
export const icmpMatch: Slots<IcmpMatch> = { ...trafficMatch, type: number("type"), code: number("code") };
