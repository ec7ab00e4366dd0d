import {
  attribute,
  type Choice,
  choices,
  element,
  type Element,
  integer,
  leaf,
  type Open,
  required,
} from "./kit/index.ts";
import { type FilterReference, filterReference } from "./nwfilter/filterref.ts";
import { type FilterRule, filterRule } from "./nwfilter/rule.ts";

/** What a filter is made of: rules, and other filters that stand for all of theirs. */
export type FilterEntry = Choice<{ rule: FilterRule; filterref: FilterReference }>;

/** Rules for the traffic of guests. */
export interface NwFilter {
  readonly name: string;
  /**
   * The chain of rules that it is in: `root`, or a name that begins with the protocol whose frames are sent through it.
   * Default `root`.
   */
  readonly chain?: Open<"root" | "mac" | "stp" | "vlan" | "arp" | "rarp" | "ipv4" | "ipv6">;
  /** When its chain is gone through, among others: −1000 to 1000, lower ones first. Default: by its protocol. */
  readonly priority?: number;
  readonly uuid?: string;
  /** In the order in which rules of one priority are gone through. */
  readonly entries: readonly FilterEntry[];
}

/** `<filter>`: the document of `virNWFilterDefineXML` and `virNWFilterGetXMLDesc`. */
export const nwfilter: Element<NwFilter> = element("filter", {
  name: required(attribute("name")),
  chain: attribute("chain"),
  priority: attribute("priority", integer),
  uuid: leaf("uuid"),
  entries: choices({ rule: filterRule, filterref: filterReference }),
});
