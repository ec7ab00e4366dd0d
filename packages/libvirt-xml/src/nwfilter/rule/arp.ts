import { attribute, type Open, type Slots } from "../../kit/index.ts";
import { numberOrWord } from "../number-or-word.ts";
import { trueFalse } from "../true-false.ts";
import type { FilterVariable } from "../variable.ts";
import { type EthernetMatch, ethernetMatch } from "./ethernet.ts";
import { number } from "./number.ts";

/** A question for an address, or its answer. */
export interface ArpMatch extends EthernetMatch {
  readonly hwtype?: number | FilterVariable;
  readonly protocoltype?: number | FilterVariable;
  readonly opcode?: number | Open<"Request" | "Reply" | "Request_Reverse" | "Reply_Reverse">;
  readonly arpsrcmacaddr?: string;
  readonly arpdstmacaddr?: string;
  readonly arpsrcipaddr?: string;
  readonly arpsrcipmask?: string;
  readonly arpdstipaddr?: string;
  readonly arpdstipmask?: string;
  /** Whether a guest announces its own address. */
  readonly gratuitous?: boolean;
}

/** `<rule><arp>` and `<rule><rarp>`. */
export const arpMatch: Slots<ArpMatch> = {
  ...ethernetMatch,
  hwtype: number("hwtype"),
  protocoltype: number("protocoltype"),
  opcode: attribute("opcode", numberOrWord("Request", "Reply", "Request_Reverse", "Reply_Reverse")),
  arpsrcmacaddr: attribute("arpsrcmacaddr"),
  arpdstmacaddr: attribute("arpdstmacaddr"),
  arpsrcipaddr: attribute("arpsrcipaddr"),
  arpsrcipmask: attribute("arpsrcipmask"),
  arpdstipaddr: attribute("arpdstipaddr"),
  arpdstipmask: attribute("arpdstipmask"),
  gratuitous: attribute("gratuitous", trueFalse),
};
