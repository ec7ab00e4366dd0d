import {
  attribute,
  child,
  children,
  contents,
  element,
  type Element,
  ifAny,
  integer,
  leaf,
  leaves,
  required,
  within,
  yesNo,
} from "./kit/index.ts";
import { type Bandwidth, bandwidth } from "./link/bandwidth.ts";
import { type Virtualport, virtualport } from "./link/virtualport.ts";
import { type Vlan, vlan } from "./link/vlan.ts";
import { type NetworkBridge, networkBridge } from "./network/bridge.ts";
import { type Dns, dns } from "./network/dns.ts";
import { type Forward, forward } from "./network/forward.ts";
import { type NetworkIp, networkIp } from "./network/ip.ts";
import { type Portgroup, portgroup } from "./network/portgroup.ts";
import { type Route, route } from "./network/route.ts";

/** A virtual network. */
export interface Network {
  /** libvirt's own note of a running network: guests plugged in. */
  readonly connections?: number;
  /** Whether guests may talk IPv6 to each other though the network has no IPv6 address. */
  readonly ipv6?: boolean;
  /** Whether guests may say which addresses they listen to, where an interface does not say it. */
  readonly trustGuestRxFilters?: boolean;
  readonly name: string;
  readonly uuid?: string;
  /** Since libvirt 9.7. */
  readonly title?: string;
  /** Since libvirt 9.7. */
  readonly description?: string;
  readonly metadata?: readonly string[];
  /** Absent for a network that is cut off from the outside. */
  readonly forward?: Forward;
  readonly bridge?: NetworkBridge;
  readonly mtu?: number;
  readonly mac?: string;
  readonly domain?: { readonly name: string; readonly localOnly?: boolean };
  readonly dns?: Dns;
  readonly vlan?: Vlan;
  readonly bandwidth?: Bandwidth;
  /** Whether guests on the network are kept from each other. */
  readonly isolated?: boolean;
  readonly ips: readonly NetworkIp[];
  readonly routes?: readonly Route[];
  readonly virtualport?: Virtualport;
  readonly portgroups?: readonly Portgroup[];
  /** Lines for the configuration of dnsmasq, which libvirt does not look into. */
  readonly dnsmasqOptions?: readonly string[];
}

/** `<network>`: the document of `virNetworkDefineXML` and `virNetworkGetXMLDesc`. */
export const network: Element<Network> = element("network", {
  connections: attribute("connections", integer),
  ipv6: attribute("ipv6", yesNo),
  trustGuestRxFilters: attribute("trustGuestRxFilters", yesNo),
  name: required(leaf("name")),
  uuid: leaf("uuid"),
  title: leaf("title"),
  description: leaf("description"),
  metadata: within("metadata", contents()),
  forward: child(forward),
  bridge: child(networkBridge),
  mtu: within("mtu", attribute("size", integer)),
  mac: within("mac", attribute("address")),
  domain: child("domain", { name: required(attribute("name")), localOnly: attribute("localOnly", yesNo) }),
  dns: child(dns),
  vlan: child(vlan),
  bandwidth: child(bandwidth),
  isolated: within("port", attribute("isolated", yesNo)),
  ips: children(networkIp, { key: (item) => item.address }),
  routes: ifAny(children(route, { key: (item) => item.address })),
  virtualport: child(virtualport),
  portgroups: ifAny(children(portgroup, { key: (item) => item.name })),
  dnsmasqOptions: within("dnsmasq:options", ifAny(leaves("dnsmasq:option", attribute("value")))),
});
