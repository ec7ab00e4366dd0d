import { attribute, type Open, type Slots } from "../../kit/index.ts";
import { numberOrWord } from "../number-or-word.ts";
import { type EthernetMatch, ethernetMatch } from "./ethernet.ts";

/** Which protocol is in a frame: from 1536. */
export type EtherType = number | Open<"arp" | "rarp" | "ipv4" | "ipv6" | "vlan">;

/** The words and numbers of {@link EtherType}. */
export const etherType = numberOrWord("arp", "rarp", "ipv4", "ipv6", "vlan");

/** Any frame. */
export interface MacMatch extends EthernetMatch {
  readonly protocolid?: EtherType;
}

/** `<rule><mac>`. */
export const macMatch: Slots<MacMatch> = { ...ethernetMatch, protocolid: attribute("protocolid", etherType) };
