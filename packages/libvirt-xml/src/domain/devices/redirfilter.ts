import { attribute, children, element, type Element, required, yesNo } from "../../kit/index.ts";

/** Whether USB devices of a kind are let in. What is absent, or `-1`, stands for all; numbers stay as written. */
export interface RedirfilterRule {
  /** `0x08`. */
  readonly class?: string;
  readonly vendor?: string;
  readonly product?: string;
  /** `1.10`. */
  readonly version?: string;
  readonly allow: boolean;
}

/** Which USB devices may be redirected: the first rule that fits decides. */
export interface Redirfilter {
  readonly usbdevs: readonly RedirfilterRule[];
}

const usbdev: Element<RedirfilterRule> = element("usbdev", {
  class: attribute("class"),
  vendor: attribute("vendor"),
  product: attribute("product"),
  version: attribute("version"),
  allow: required(attribute("allow", yesNo)),
});

/** `<redirfilter>`. */
export const redirfilter: Element<Redirfilter> = element("redirfilter", { usbdevs: children(usbdev) });
