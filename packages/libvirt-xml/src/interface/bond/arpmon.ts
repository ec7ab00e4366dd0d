import { attribute, element, type Element, integer, oneOf, type Open, required } from "../../kit/index.ts";

/** Asks for an address through each interface of a bond. */
export interface BondArpmon {
  /** From question to question. */
  readonly intervalMs: number;
  /** The IPv4 address that is asked for. */
  readonly target: string;
  /** Which interfaces' answers are looked into. */
  readonly validate?: Open<"none" | "active" | "backup" | "all">;
}

/** `<interface><bond><arpmon>`. */
export const bondArpmon: Element<BondArpmon> = element("arpmon", {
  intervalMs: required(attribute("interval", integer)),
  target: required(attribute("target")),
  validate: attribute("validate", oneOf("none", "active", "backup", "all")),
});
