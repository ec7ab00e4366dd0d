import { attribute, element, type Element, required } from "../../../kit/index.ts";
import { leaseSeconds } from "./lease.ts";

/** A guest that always gets the same address. */
export interface DhcpHost {
  readonly mac?: string;
  /** Over IPv6: the guest's DUID. */
  readonly id?: string;
  readonly name?: string;
  readonly ip: string;
  /** How long the address is lent; 0 for ever. */
  readonly leaseSeconds?: number;
}

/** `<network><ip><dhcp><host>`; alone it is what `virNetworkUpdate` takes for its section ip-dhcp-host. */
export const dhcpHost: Element<DhcpHost> = element("host", {
  mac: attribute("mac"),
  id: attribute("id"),
  name: attribute("name"),
  ip: required(attribute("ip")),
  leaseSeconds: leaseSeconds(),
});
