import { attribute, element, type Element, onOff, yesNo } from "../../kit/index.ts";

/** The ROM of a PCI device, which a guest can boot through. */
export interface Rom {
  readonly enabled?: boolean;
  /** Whether the guest sees it. */
  readonly bar?: boolean;
  /** A file of the host that takes its place; `""` for none at all. */
  readonly file?: string;
}

/** `<rom>` of a network interface or a host's device. */
export const rom: Element<Rom> = element("rom", {
  enabled: attribute("enabled", yesNo),
  bar: attribute("bar", onOff),
  file: attribute("file"),
});
