import { networkUpdateCommand, networkUpdateSection } from "@hob/libvirt";
import {
  dhcpHost,
  type DhcpHost,
  dhcpRange,
  type DhcpRange,
  dnsHost,
  type DnsHost,
  dnsSrv,
  type DnsSrv,
  dnsTxt,
  type DnsTxt,
  type Element,
  forwardInterface,
  type ForwardInterface,
  portgroup,
  type Portgroup,
  write,
} from "@hob/libvirt-xml";

/** The parts of a network that can be changed one by one, and what each is. */
export interface NetworkParts {
  /** An address kept for one machine; found again by its MAC address, name or address. */
  readonly "dhcp-host": DhcpHost;
  /** Addresses given out; found again by both its ends. */
  readonly "dhcp-range": DhcpRange;
  readonly "dns-host": DnsHost;
  readonly "dns-txt": DnsTxt;
  readonly "dns-srv": DnsSrv;
  /** A device of the host that the network forwards through. */
  readonly "forward-interface": ForwardInterface;
  readonly portgroup: Portgroup;
}

/** One of the parts of a network that can be changed one by one. */
export type NetworkPart = keyof NetworkParts;

/**
 * One change of a network. `modify` replaces the part that is found again by its key; libvirt does it for DHCP hosts
 * and port groups only.
 */
export type NetworkChange = {
  readonly [Part in NetworkPart]: {
    readonly part: Part;
    readonly do: "add" | "modify" | "delete";
    readonly value: NetworkParts[Part];
    /** In which of the network's `<ip>` it is, from 0. Default: the one that fits. */
    readonly ip?: number;
  };
}[NetworkPart];

const parts: Readonly<Record<NetworkPart, { readonly section: number; readonly element: Element<never> }>> = {
  "dhcp-host": { section: networkUpdateSection.ipDhcpHost, element: dhcpHost as Element<never> },
  "dhcp-range": { section: networkUpdateSection.ipDhcpRange, element: dhcpRange as Element<never> },
  "dns-host": { section: networkUpdateSection.dnsHost, element: dnsHost as Element<never> },
  "dns-txt": { section: networkUpdateSection.dnsTxt, element: dnsTxt as Element<never> },
  "dns-srv": { section: networkUpdateSection.dnsSrv, element: dnsSrv as Element<never> },
  "forward-interface": { section: networkUpdateSection.forwardInterface, element: forwardInterface as Element<never> },
  portgroup: { section: networkUpdateSection.portgroup, element: portgroup as Element<never> },
};

const commands = {
  add: networkUpdateCommand.addLast,
  modify: networkUpdateCommand.modify,
  delete: networkUpdateCommand.delete,
};

/** A change as libvirt takes it. */
export function networkUpdateOf({ part, do: verb, value, ip = -1 }: NetworkChange) {
  const { section, element } = parts[part];
  return { command: commands[verb], section, parentIndex: ip, xml: write(element, value as never) };
}
