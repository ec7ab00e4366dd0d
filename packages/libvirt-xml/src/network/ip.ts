import {
  attribute,
  child,
  children,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  within,
} from "../kit/index.ts";

/** Addresses that the network's DHCP server gives out. */
export interface DhcpRange {
  readonly start: string;
  readonly end: string;
}

/** A guest that always gets the same address. */
export interface DhcpHost {
  readonly mac?: string;
  readonly id?: string;
  readonly name?: string;
  readonly ip: string;
}

/** An address of the host on a virtual network, and what is served there. */
export interface NetworkIp {
  readonly family?: Open<"ipv4" | "ipv6">;
  readonly address: string;
  readonly netmask?: string;
  readonly prefix?: number;
  readonly tftpRoot?: string;
  readonly dhcp?: {
    readonly ranges: readonly DhcpRange[];
    readonly hosts: readonly DhcpHost[];
    readonly bootp?: { readonly file: string; readonly server?: string };
  };
}

const dhcpRange: Element<DhcpRange> = element("range", {
  start: required(attribute("start")),
  end: required(attribute("end")),
});

const dhcpHost: Element<DhcpHost> = element("host", {
  mac: attribute("mac"),
  id: attribute("id"),
  name: attribute("name"),
  ip: required(attribute("ip")),
});

/** `<network><ip>`. */
export const networkIp: Element<NetworkIp> = element("ip", {
  family: attribute("family", oneOf("ipv4", "ipv6")),
  address: required(attribute("address")),
  netmask: attribute("netmask"),
  prefix: attribute("prefix", integer),
  tftpRoot: within("tftp", attribute("root")),
  dhcp: child("dhcp", {
    ranges: children(dhcpRange),
    hosts: children(dhcpHost, { key: (item) => item.mac ?? item.ip }),
    bootp: child("bootp", { file: required(attribute("file")), server: attribute("server") }),
  }),
});
