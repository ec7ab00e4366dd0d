import { attribute, element, type Element, integer, oneOf, type Open, required } from "../../kit/index.ts";

/** Looks at the carrier of each interface of a bond. */
export interface BondMiimon {
  /** From look to look. */
  readonly freqMs: number;
  /** How long a carrier is gone before its interface counts as down. */
  readonly downdelayMs?: number;
  readonly updelayMs?: number;
  /** How it is looked at. */
  readonly carrier?: Open<"ioctl" | "netif">;
}

/** `<interface><bond><miimon>`. */
export const bondMiimon: Element<BondMiimon> = element("miimon", {
  freqMs: required(attribute("freq", integer)),
  downdelayMs: attribute("downdelay", integer),
  updelayMs: attribute("updelay", integer),
  carrier: attribute("carrier", oneOf("ioctl", "netif")),
});
