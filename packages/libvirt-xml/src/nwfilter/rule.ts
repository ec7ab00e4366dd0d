import {
  attribute,
  type Choice,
  choices,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
} from "../kit/index.ts";
import { type RuleProtocols, ruleProtocols } from "./rule/protocols.ts";
import { trueFalse } from "./true-false.ts";

/** What a packet must look like for a rule: the property is the protocol, `{ tcp: { dstportstart: 22 } }`. */
export type RuleMatch = Choice<RuleProtocols>;

/** What is done with packets that look like this. */
export interface FilterRule {
  readonly action: Open<"drop" | "accept" | "reject" | "continue" | "return">;
  /** As the guest sees it. */
  readonly direction: Open<"in" | "out" | "inout">;
  /** When it is gone through, among the filter's: −1000 to 1000, lower ones first. Default 500. */
  readonly priority?: number;
  /** Whether the connection that a packet belongs to is looked at. Default true. */
  readonly statematch?: boolean;
  /** None: every packet. Several, all of one protocol, where some things must match and others must not. */
  readonly matches: readonly RuleMatch[];
}

/** `<filter><rule>`. */
export const filterRule: Element<FilterRule> = element("rule", {
  action: required(attribute("action", oneOf("drop", "accept", "reject", "continue", "return"))),
  direction: required(attribute("direction", oneOf("in", "out", "inout"))),
  priority: attribute("priority", integer),
  statematch: attribute("statematch", trueFalse),
  matches: choices(ruleProtocols),
});
