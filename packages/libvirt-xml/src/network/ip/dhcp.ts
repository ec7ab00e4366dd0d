import { attribute, child, children, element, type Element, required } from "../../kit/index.ts";
import { type DhcpHost, dhcpHost } from "./dhcp/host.ts";
import { type DhcpRange, dhcpRange } from "./dhcp/range.ts";

/** What a network's DHCP server gives out. */
export interface Dhcp {
  readonly ranges: readonly DhcpRange[];
  readonly hosts: readonly DhcpHost[];
  /** What guests that boot from the network load. */
  readonly bootp?: { readonly file: string; readonly server?: string };
}

/** `<network><ip><dhcp>`. */
export const dhcp: Element<Dhcp> = element("dhcp", {
  ranges: children(dhcpRange, { key: (item) => item.start }),
  hosts: children(dhcpHost, { key: (item) => item.mac ?? item.ip }),
  bootp: child("bootp", { file: required(attribute("file")), server: attribute("server") }),
});
