import { element, type Element, type Slots } from "../../kit/index.ts";
import type { AnyMatch } from "./any.ts";
import { type ArpMatch, arpMatch } from "./arp.ts";
import { type IcmpMatch, icmpMatch } from "./icmp.ts";
import { type IpMatch, ipMatch } from "./ip.ts";
import { type Ipv6Match, ipv6Match } from "./ipv6.ts";
import { type MacMatch, macMatch } from "./mac.ts";
import { type PortsMatch, portsMatch } from "./ports.ts";
import { type StpMatch, stpMatch } from "./stp.ts";
import { type TcpMatch, tcpMatch } from "./tcp.ts";
import { type TrafficMatch, trafficMatch } from "./traffic.ts";
import { type VlanMatch, vlanMatch } from "./vlan.ts";

/** The protocols that a rule can be about. */
// An alias, because an interface has no index and `Choice` asks for one.
export type RuleProtocols = {
  readonly mac: MacMatch;
  readonly vlan: VlanMatch;
  readonly stp: StpMatch;
  readonly arp: ArpMatch;
  readonly rarp: ArpMatch;
  readonly ip: IpMatch;
  readonly ipv6: Ipv6Match;
  readonly tcp: TcpMatch;
  readonly udp: PortsMatch;
  readonly sctp: PortsMatch;
  readonly icmp: IcmpMatch;
  readonly igmp: TrafficMatch;
  readonly all: TrafficMatch;
  readonly esp: TrafficMatch;
  readonly ah: TrafficMatch;
  readonly udplite: TrafficMatch;
  readonly tcpIpv6: TcpMatch;
  readonly udpIpv6: PortsMatch;
  readonly sctpIpv6: PortsMatch;
  readonly icmpv6: IcmpMatch;
  readonly allIpv6: TrafficMatch;
  readonly espIpv6: TrafficMatch;
  readonly ahIpv6: TrafficMatch;
  readonly udpliteIpv6: TrafficMatch;
};

function protocol<T extends AnyMatch>(name: string, { comment, ...rest }: Slots<NoInfer<T>>): Element<T> {
  // libvirt writes it last.
  return element<T>(name, { ...rest, comment } as Slots<T>);
}

/**
 * `<tcp>`, `<udp-ipv6>`, … of a rule.
 *
 * @source nwfilter.rng, filter
 */
export const ruleProtocols: { readonly [Name in keyof RuleProtocols]: Element<RuleProtocols[Name]> } = {
  mac: protocol("mac", macMatch),
  vlan: protocol("vlan", vlanMatch),
  stp: protocol("stp", stpMatch),
  arp: protocol("arp", arpMatch),
  rarp: protocol("rarp", arpMatch),
  ip: protocol("ip", ipMatch),
  ipv6: protocol("ipv6", ipv6Match),
  tcp: protocol("tcp", tcpMatch),
  udp: protocol("udp", portsMatch),
  sctp: protocol("sctp", portsMatch),
  icmp: protocol("icmp", icmpMatch),
  igmp: protocol("igmp", trafficMatch),
  all: protocol("all", trafficMatch),
  esp: protocol("esp", trafficMatch),
  ah: protocol("ah", trafficMatch),
  udplite: protocol("udplite", trafficMatch),
  tcpIpv6: protocol("tcp-ipv6", tcpMatch),
  udpIpv6: protocol("udp-ipv6", portsMatch),
  sctpIpv6: protocol("sctp-ipv6", portsMatch),
  icmpv6: protocol("icmpv6", icmpMatch),
  allIpv6: protocol("all-ipv6", trafficMatch),
  espIpv6: protocol("esp-ipv6", trafficMatch),
  ahIpv6: protocol("ah-ipv6", trafficMatch),
  udpliteIpv6: protocol("udplite-ipv6", trafficMatch),
};
