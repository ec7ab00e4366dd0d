import { attribute, type Slots } from "../../kit/index.ts";
import type { FilterVariable } from "../variable.ts";
import { type EthernetMatch, ethernetMatch } from "./ethernet.ts";
import { type EtherType, etherType } from "./mac.ts";
import { number } from "./number.ts";

/** A frame with a VLAN's tag. */
export interface VlanMatch extends EthernetMatch {
  /** 0 to 4095. */
  readonly vlanid?: number | FilterVariable;
  /** What follows the tag. */
  readonly encapProtocol?: EtherType;
}

/** `<rule><vlan>`. */
export const vlanMatch: Slots<VlanMatch> = {
  ...ethernetMatch,
  vlanid: number("vlanid"),
  encapProtocol: attribute("encap-protocol", etherType),
};
