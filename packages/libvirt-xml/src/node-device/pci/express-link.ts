import { attribute, decimal, element, type Element, integer, oneOf, type Open, required } from "../../kit/index.ts";

/** A link of a PCI Express device. */
export interface PciExpressLink {
  /** What it can do (`cap`), or what it does (`sta`). */
  readonly validity: Open<"cap" | "sta">;
  readonly port?: number;
  /** Gigatransfers a second: 2.5, 5, 8, 16, … */
  readonly speed?: number;
  /** Lanes; 0 for a link that is down. */
  readonly width: number;
}

/** `<pci-express><link>`. */
export const pciExpressLink: Element<PciExpressLink> = element("link", {
  validity: required(attribute("validity", oneOf("cap", "sta"))),
  port: attribute("port", integer),
  speed: attribute("speed", decimal),
  width: required(attribute("width", integer)),
});
