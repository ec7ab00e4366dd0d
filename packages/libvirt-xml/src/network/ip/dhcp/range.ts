import { attribute, element, type Element, required } from "../../../kit/index.ts";
import { leaseSeconds } from "./lease.ts";

/** Addresses that the network's DHCP server gives out. */
export interface DhcpRange {
  readonly start: string;
  readonly end: string;
  /** How long an address is lent; 0 for ever. */
  readonly leaseSeconds?: number;
}

/** `<network><ip><dhcp><range>`; alone it is what `virNetworkUpdate` takes for its section ip-dhcp-range. */
export const dhcpRange: Element<DhcpRange> = element("range", {
  start: required(attribute("start")),
  end: required(attribute("end")),
  leaseSeconds: leaseSeconds(),
});
