import {
  attribute,
  child,
  children,
  element,
  type Element,
  flag,
  integer,
  oneOf,
  type Open,
  required,
  within,
  yesNo,
} from "../kit/index.ts";

/** An address of an interface. */
export interface InterfaceAddress {
  readonly address: string;
  readonly prefix?: number;
}

/** How an interface of the host gets its addresses. */
export interface InterfaceProtocol {
  readonly family: Open<"ipv4" | "ipv6">;
  /** IPv6: from the router's announcements. */
  readonly autoconf?: boolean;
  readonly dhcp?: {
    /** Whether name servers are taken from it. */
    readonly peerdns?: boolean;
  };
  readonly ips: readonly InterfaceAddress[];
  /** The default route's gateway. */
  readonly gateway?: string;
}

const address: Element<InterfaceAddress> = element("ip", {
  address: required(attribute("address")),
  prefix: attribute("prefix", integer),
});

/** `<interface><protocol>`. */
export const interfaceProtocol: Element<InterfaceProtocol> = element("protocol", {
  family: required(attribute("family", oneOf("ipv4", "ipv6"))),
  autoconf: flag("autoconf"),
  dhcp: child("dhcp", { peerdns: attribute("peerdns", yesNo) }),
  ips: children(address, { key: (item) => item.address }),
  gateway: within("route", attribute("gateway")),
});
