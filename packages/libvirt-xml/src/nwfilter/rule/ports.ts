import type { Slots } from "../../kit/index.ts";
import { type PortRangesMatch, portRangesMatch } from "./port-ranges.ts";
import { type TrafficMatch, trafficMatch } from "./traffic.ts";

/** A packet as part of a connection, of a protocol that has ports. */
export interface PortsMatch extends TrafficMatch, PortRangesMatch {}

/** `<rule><udp>` and `<rule><sctp>`, also over IPv6. */
export const portsMatch: Slots<PortsMatch> = { ...trafficMatch, ...portRangesMatch };
