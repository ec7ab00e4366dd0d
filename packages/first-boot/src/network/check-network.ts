import {
  acceptAddress,
  acceptDomainName,
  acceptInterfaceName,
  acceptMac,
  acceptNumber,
  acceptOnce,
  acceptPrefixed,
} from "../accept.ts";
import { isIPv4 } from "node:net";
import { InvalidFirstBoot } from "../first-boot-errors.ts";
import type { Link, NetworkV2 } from "./network.ts";

/** Every link of a network. */
export const linksOf = (network: NetworkV2): readonly Link[] => [
  ...(network.ethernets ?? []),
  ...(network.bonds ?? []),
  ...(network.vlans ?? []),
  ...(network.bridges ?? []),
];

function checkLink(link: Link): void {
  acceptInterfaceName("Interface", link.name);
  const of = (what: string) => `${what} of '${link.name}'`;
  for (const address of link.addresses ?? []) acceptPrefixed(of("Address"), address);
  for (const address of link.gateways ?? []) acceptAddress(of("Gateway"), address);
  for (const address of link.nameservers ?? []) acceptAddress(of("Name server"), address);
  for (const domain of link.searchDomains ?? []) acceptDomainName(of("Search domain"), domain);
  for (const { to, via, metric } of link.routes ?? []) {
    if (to !== "default") acceptPrefixed(of("Route"), to);
    acceptAddress(of("Router"), via);
    if (to !== "default" && isIPv4(to.split("/")[0]!) !== isIPv4(via)) {
      throw new InvalidFirstBoot({ what: of("Router"), value: via, accepted: `one of the same family as '${to}'` });
    }
    if (metric !== undefined) acceptNumber(of("Metric"), metric, 0, 2 ** 32 - 1);
  }
  if (link.mtu !== undefined) acceptNumber(of("MTU"), link.mtu, 68, 65_535);
  for (const family of ["IPv4", "IPv6"] as const) {
    const gateways = (link.gateways ?? []).filter((address) => isIPv4(address) === (family === "IPv4"));
    if (gateways.length > 1) {
      throw new InvalidFirstBoot({ what: of("Gateway"), value: gateways[1]!, accepted: `one gateway of ${family}` });
    }
  }
}

/**
 * Checks every address and name of a network, and that what links stand on is there.
 *
 * @throws InvalidFirstBoot at the first thing that is wrong.
 */
export function checkNetwork(network: NetworkV2): void {
  const links = linksOf(network);
  if (links.length === 0) {
    throw new InvalidFirstBoot({
      what: "Network",
      value: "v2",
      accepted: "at least one link, or kind 'none' or 'dhcp'",
    });
  }
  for (const link of links) checkLink(link);
  const names = links.map(({ name }) => name);
  acceptOnce("Interface", names);
  const ethernets = network.ethernets ?? [];
  for (const { name, mac } of ethernets) if (mac !== undefined) acceptMac(`MAC address of '${name}'`, mac);
  const macs = ethernets.flatMap(({ mac }) => (mac === undefined ? [] : [mac.toLowerCase()]));
  acceptOnce("MAC address", macs);
  const needs = (what: string, name: string, wanted: readonly string[]) => {
    for (const value of wanted) {
      if (value === name || !names.includes(value)) {
        const others = names.filter((other) => other !== name).map((other) => `'${other}'`);
        throw new InvalidFirstBoot({
          what: `${what} of '${name}'`,
          value,
          accepted: others.join(", ") || "another link",
        });
      }
    }
  };
  for (const { name, interfaces, primary, monitorMs } of network.bonds ?? []) {
    needs("Interface", name, [...interfaces, ...(primary === undefined ? [] : [primary])]);
    if (monitorMs !== undefined) acceptNumber(`Monitor interval of '${name}'`, monitorMs, 0, 60_000);
  }
  for (const { name, link, id } of network.vlans ?? []) {
    needs("Link", name, [link]);
    acceptNumber(`VLAN id of '${name}'`, id, 1, 4094);
  }
  for (const { name, interfaces, forwardDelay } of network.bridges ?? []) {
    needs("Interface", name, interfaces);
    if (forwardDelay !== undefined) acceptNumber(`Forward delay of '${name}'`, forwardDelay, 0, 30);
  }
}
