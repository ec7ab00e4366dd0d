import { isIPv4 } from "node:net";
import { withoutUndefined } from "../without-undefined.ts";
import { acceptMac } from "../accept.ts";
import { checkNetwork } from "./check-network.ts";
import type { Bond, Bridge, Ethernet, Link, Network, NetworkV2, Route, Vlan } from "./network.ts";

const everywhere = (via: string): string => (isIPv4(via) ? "0.0.0.0/0" : "::/0");

/** Gateways as routes, and the other routes, each with a prefix as its destination. */
export const routesOf = (link: Link): readonly Route[] => [
  ...(link.gateways ?? []).map((via) => ({ to: everywhere(via), via })),
  ...(link.routes ?? []).map(({ to, ...route }) => ({ to: to === "default" ? everywhere(route.via) : to, ...route })),
];

/**
 * Default routes without a metric are written as `gateway4` and `gateway6`. netplan would rather have routes, but takes these;
 * with a route, cloud-init 22.4 makes `::/64` of `::/0`, calls a program `route` that Debian has not, and fails at `default`.
 */
function routeFields(link: Link) {
  const routes = routesOf(link);
  const gateway = (to: string) => routes.find((route) => route.to === to && route.metric === undefined);
  const gateways = [gateway("0.0.0.0/0"), gateway("::/0")] as const;
  return {
    gateway4: gateways[0]?.via,
    gateway6: gateways[1]?.via,
    routes: unlessEmpty(routes.filter((route) => !gateways.includes(route)).map(withoutUndefined)),
  };
}

const unlessEmpty = <Item>(list: readonly Item[] | undefined) =>
  list === undefined || list.length === 0 ? undefined : list;

function linkFields(link: Link) {
  const nameservers = withoutUndefined({
    addresses: unlessEmpty(link.nameservers),
    search: unlessEmpty(link.searchDomains),
  });
  return {
    dhcp4: link.dhcp4 ?? (unlessEmpty(link.addresses) === undefined ? undefined : false),
    dhcp6: link.dhcp6,
    "accept-ra": link.acceptRa,
    addresses: unlessEmpty(link.addresses),
    ...routeFields(link),
    nameservers: Object.keys(nameservers).length === 0 ? undefined : nameservers,
    mtu: link.mtu,
    optional: link.isOptional,
  };
}

const ethernet = (link: Ethernet) => ({
  match: link.mac === undefined ? undefined : { macaddress: link.mac.toLowerCase() },
  // Without it some renderers take the key for the card's name, and others do not.
  "set-name": link.mac === undefined ? undefined : link.name,
  ...linkFields(link),
});

const bond = (link: Bond) => ({
  interfaces: link.interfaces,
  parameters: withoutUndefined({
    mode: link.mode,
    "mii-monitor-interval": link.monitorMs ?? 100,
    "lacp-rate": link.lacpRate,
    "transmit-hash-policy": link.transmitHashPolicy,
    primary: link.primary,
  }),
  ...linkFields(link),
});

const vlan = (link: Vlan) => ({ id: link.id, link: link.link, ...linkFields(link) });

const bridge = (link: Bridge) => ({
  interfaces: link.interfaces,
  parameters: withoutUndefined({ stp: link.stp ?? false, "forward-delay": link.forwardDelay }),
  ...linkFields(link),
});

function byName<Kind extends Link>(links: readonly Kind[] | undefined, fields: (link: Kind) => object) {
  if (links === undefined || links.length === 0) return undefined;
  return Object.fromEntries(links.map((link) => [link.name, withoutUndefined(fields(link))]));
}

/** A network said in short, in full. */
export function networkInFull(network: Network): NetworkV2 | "none" | "fallback" {
  if (network.kind === "none") return "none";
  if (network.kind === "v2") return network;
  const macs = network.macs ?? [];
  if (macs.length === 0) return "fallback";
  const card = (mac: string, index: number): Ethernet => ({
    name: `eth${index}`,
    mac: acceptMac("MAC address", mac),
    dhcp4: true,
    dhcp6: true,
    ...(index > 0 ? { isOptional: true } : {}),
  });
  return { kind: "v2", ethernets: macs.map(card) };
}

/**
 * NoCloud's `network-config`, version 2, without the key `network` around it, which older readers do not take there.
 *
 * @returns undefined when cloud-init's own fallback is wanted: DHCP on the first card.
 * @throws InvalidFirstBoot for an address or a name that is none.
 * @source cloud-init, "Networking config Version 2"
 */
export function networkConfig(network: Network): object | undefined {
  const full = networkInFull(network);
  if (full === "fallback") return undefined;
  if (full === "none") return { config: "disabled" };
  checkNetwork(full);
  return withoutUndefined({
    version: 2,
    ethernets: byName(full.ethernets, ethernet),
    bonds: byName(full.bonds, bond),
    vlans: byName(full.vlans, vlan),
    bridges: byName(full.bridges, bridge),
  });
}
