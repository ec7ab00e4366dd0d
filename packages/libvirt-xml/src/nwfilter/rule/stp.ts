import { attribute, type Slots } from "../../kit/index.ts";
import type { FilterVariable } from "../variable.ts";
import { type AnyMatch, anyMatch } from "./any.ts";
import { number } from "./number.ts";

/** A frame of the spanning tree protocol. A number and its `Hi` are the ends of a range; times are in 1/256 seconds. */
export interface StpMatch extends AnyMatch {
  readonly srcmacaddr?: string;
  readonly srcmacmask?: string;
  readonly type?: number | FilterVariable;
  readonly flags?: number | FilterVariable;
  readonly rootPriority?: number | FilterVariable;
  readonly rootPriorityHi?: number | FilterVariable;
  readonly rootAddress?: string;
  readonly rootAddressMask?: string;
  readonly rootCost?: number | FilterVariable;
  readonly rootCostHi?: number | FilterVariable;
  readonly senderPriority?: number | FilterVariable;
  readonly senderPriorityHi?: number | FilterVariable;
  readonly senderAddress?: string;
  readonly senderAddressMask?: string;
  readonly port?: number | FilterVariable;
  readonly portHi?: number | FilterVariable;
  readonly age?: number | FilterVariable;
  readonly ageHi?: number | FilterVariable;
  readonly maxAge?: number | FilterVariable;
  readonly maxAgeHi?: number | FilterVariable;
  readonly helloTime?: number | FilterVariable;
  readonly helloTimeHi?: number | FilterVariable;
  readonly forwardDelay?: number | FilterVariable;
  readonly forwardDelayHi?: number | FilterVariable;
}

/** `<rule><stp>`. */
export const stpMatch: Slots<StpMatch> = {
  ...anyMatch,
  srcmacaddr: attribute("srcmacaddr"),
  srcmacmask: attribute("srcmacmask"),
  type: number("type"),
  flags: number("flags"),
  rootPriority: number("root-priority"),
  rootPriorityHi: number("root-priority-hi"),
  rootAddress: attribute("root-address"),
  rootAddressMask: attribute("root-address-mask"),
  rootCost: number("root-cost"),
  rootCostHi: number("root-cost-hi"),
  senderPriority: number("sender-priority"),
  senderPriorityHi: number("sender-priority-hi"),
  senderAddress: attribute("sender-address"),
  senderAddressMask: attribute("sender-address-mask"),
  port: number("port"),
  portHi: number("port-hi"),
  age: number("age"),
  ageHi: number("age-hi"),
  maxAge: number("max-age"),
  maxAgeHi: number("max-age-hi"),
  helloTime: number("hello-time"),
  helloTimeHi: number("hello-time-hi"),
  forwardDelay: number("forward-delay"),
  forwardDelayHi: number("forward-delay-hi"),
};
