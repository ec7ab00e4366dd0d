import { attribute, type Slots } from "../../kit/index.ts";
import type { FilterVariable } from "../variable.ts";
import { number } from "./number.ts";
import { type PortsMatch, portsMatch } from "./ports.ts";

/** A TCP packet as part of a connection. */
export interface TcpMatch extends PortsMatch {
  /** The number of an option that must be there. */
  readonly option?: number | FilterVariable;
  /** The flags that are looked at, and those of them that must be set: `SYN,ACK/SYN`, `ALL/NONE`. */
  readonly flags?: string;
}

/** `<rule><tcp>`, also over IPv6. */
export const tcpMatch: Slots<TcpMatch> = { ...portsMatch, option: number("option"), flags: attribute("flags") };
