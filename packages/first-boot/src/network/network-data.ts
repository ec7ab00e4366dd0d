import { isIPv4 } from "node:net";
import { InvalidFirstBoot } from "../first-boot-errors.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { checkNetwork, linksOf } from "./check-network.ts";
import { networkInFull, routesOf } from "./network-config.ts";
import type { Link, Network, NetworkV2 } from "./network.ts";

/** The mask of a prefix, as an address. */
export function maskOf(prefix: number, family: 4 | 6): string {
  const bits = family === 4 ? 32 : 128;
  const value = ((1n << BigInt(prefix)) - 1n) << BigInt(bits - prefix);
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join(".");
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  return groups
    .join(":")
    .replace(/(:0)+$/, "::")
    .replace(/^0::$/, "::");
}

function split(prefixed: string) {
  const [address, prefix] = prefixed.split("/") as [string, string];
  const family = isIPv4(address) ? 4 : 6;
  return { address, family, netmask: maskOf(Number(prefix), family) } as const;
}

const refuse = (what: string, value: string, accepted: string): never => {
  throw new InvalidFirstBoot({ what, value, accepted: `${accepted}; NoCloud can say it` });
};

/** What OpenStack's format has no word for. */
function checkExpressible(network: NetworkV2): void {
  const [bridge] = network.bridges ?? [];
  if (bridge !== undefined) refuse("Bridge", bridge.name, "ConfigDrive has no bridges");
  for (const [index, { name }] of (network.bonds ?? []).entries()) {
    if (name !== `bond${index}`) refuse("Bond", name, `ConfigDrive calls this one 'bond${index}'`);
  }
  for (const { name, link, id } of network.vlans ?? []) {
    if (name !== `${link}.${id}`) refuse("VLAN", name, `ConfigDrive calls this one '${link}.${id}'`);
  }
  for (const { name, isOptional } of linksOf(network)) {
    if (isOptional === true && network.ethernets?.every((card) => card.name !== name)) {
      refuse("Link", name, "ConfigDrive has no optional links");
    }
  }
}

/** What is said of addresses on a link. Routes, name servers and search domains stand with the first of their family. */
function networksOf(link: Link): readonly object[] {
  const routes = routesOf(link).map(({ to, via }) => {
    const { address, netmask, family } = split(to);
    return { family, route: { network: address, netmask, gateway: via } };
  });
  const more = (family: 4 | 6) => {
    const own = routes.filter((route) => route.family === family).map(({ route }) => route);
    return own.length === 0 ? {} : { routes: own };
  };
  const names = withoutUndefined({ dns_nameservers: link.nameservers, dns_search: link.searchDomains });
  const entries: { family: 4 | 6; entry: object }[] = [];
  if (link.dhcp4 === true) entries.push({ family: 4, entry: { type: "ipv4_dhcp" } });
  if (link.dhcp6 === true) entries.push({ family: 6, entry: { type: "ipv6_dhcp" } });
  if (link.acceptRa === true && link.dhcp6 !== true) entries.push({ family: 6, entry: { type: "ipv6_slaac" } });
  for (const prefixed of link.addresses ?? []) {
    const { address, family, netmask } = split(prefixed);
    entries.push({ family, entry: { type: `ipv${family}`, ip_address: address, netmask } });
  }
  return entries.map(({ family, entry }, index) => ({
    id: `${link.name}-${index}`,
    network_id: `${link.name}-${index}`,
    link: link.name,
    ...entry,
    ...(index === 0 ? names : {}),
    ...(entries.findIndex((other) => other.family === family) === index ? more(family) : {}),
  }));
}

/**
 * OpenStack's `network_data.json`, as cloud-init reads it from a ConfigDrive.
 *
 * @returns undefined when cloud-init's own fallback is wanted: DHCP on the first card.
 * @throws InvalidFirstBoot for an address or a name that is none, and for what that format cannot say.
 * @source cloud-init, cloudinit/sources/helpers/openstack.py convert_net_json
 */
export function networkData(network: Network): object | undefined {
  const full = networkInFull(network);
  if (full === "fallback") return undefined;
  if (full === "none") return { links: [], networks: [], services: [] };
  checkNetwork(full);
  checkExpressible(full);
  const macOf = new Map((full.ethernets ?? []).map(({ name, mac }) => [name, mac?.toLowerCase() ?? null]));
  const links = [
    ...(full.ethernets ?? []).map(({ name, mac, mtu }) =>
      withoutUndefined({ id: name, name, type: "phy", ethernet_mac_address: mac?.toLowerCase(), mtu }),
    ),
    ...(full.bonds ?? []).map(({ name, mtu, interfaces, ...bond }) =>
      withoutUndefined({
        id: name,
        type: "bond",
        mtu,
        bond_links: interfaces,
        bond_mode: bond.mode,
        bond_miimon: bond.monitorMs ?? 100,
        bond_lacp_rate: bond.lacpRate,
        bond_xmit_hash_policy: bond.transmitHashPolicy,
        bond_primary: bond.primary,
      }),
    ),
    ...(full.vlans ?? []).map(({ name, mtu, link, id }) =>
      withoutUndefined({
        id: name,
        type: "vlan",
        mtu,
        vlan_link: link,
        vlan_id: id,
        vlan_mac_address: macOf.get(link) ?? null,
      }),
    ),
  ];
  return { links, networks: linksOf(full).flatMap(networksOf), services: [] };
}
