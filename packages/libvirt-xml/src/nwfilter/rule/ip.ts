import { attribute, type Open, type Slots } from "../../kit/index.ts";
import { numberOrWord } from "../number-or-word.ts";
import type { FilterVariable } from "../variable.ts";
import { type AddressesMatch, addressesMatch } from "./addresses.ts";
import { type EthernetMatch, ethernetMatch } from "./ethernet.ts";
import { number } from "./number.ts";
import { type PortRangesMatch, portRangesMatch } from "./port-ranges.ts";

/** Which protocol is in a packet. */
export type IpProtocol = number | Open<"tcp" | "udp" | "udplite" | "esp" | "ah" | "icmp" | "igmp" | "sctp" | "icmpv6">;

/** The words and numbers of {@link IpProtocol}. */
export const ipProtocol = numberOrWord("tcp", "udp", "udplite", "esp", "ah", "icmp", "igmp", "sctp", "icmpv6");

/** An IPv4 packet, looked at frame by frame: connections are not known. */
export interface IpMatch extends EthernetMatch, AddressesMatch, PortRangesMatch {
  readonly protocol?: IpProtocol;
  /** 0 to 63. */
  readonly dscp?: number | FilterVariable;
}

/** `<rule><ip>`. */
export const ipMatch: Slots<IpMatch> = {
  ...ethernetMatch,
  ...addressesMatch,
  protocol: attribute("protocol", ipProtocol),
  ...portRangesMatch,
  dscp: number("dscp"),
};
