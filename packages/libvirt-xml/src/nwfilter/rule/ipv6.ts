import { attribute, type Slots } from "../../kit/index.ts";
import type { FilterVariable } from "../variable.ts";
import { type AddressesMatch, addressesMatch } from "./addresses.ts";
import { type EthernetMatch, ethernetMatch } from "./ethernet.ts";
import { type IpProtocol, ipProtocol } from "./ip.ts";
import { number } from "./number.ts";
import { type PortRangesMatch, portRangesMatch } from "./port-ranges.ts";

/** An IPv6 packet, looked at frame by frame: connections are not known. */
export interface Ipv6Match extends EthernetMatch, AddressesMatch, PortRangesMatch {
  readonly protocol?: IpProtocol;
  /** Of ICMPv6. */
  readonly type?: number | FilterVariable;
  readonly typeend?: number | FilterVariable;
  readonly code?: number | FilterVariable;
  readonly codeend?: number | FilterVariable;
}

/** `<rule><ipv6>`. */
export const ipv6Match: Slots<Ipv6Match> = {
  ...ethernetMatch,
  ...addressesMatch,
  protocol: attribute("protocol", ipProtocol),
  ...portRangesMatch,
  type: number("type"),
  typeend: number("typeend"),
  code: number("code"),
  codeend: number("codeend"),
};
