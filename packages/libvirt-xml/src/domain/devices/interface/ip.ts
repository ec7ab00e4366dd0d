import { attribute, children, element, type Element, integer, oneOf, type Open, required } from "../../../kit/index.ts";

/** An address of one end of an interface. */
export interface InterfaceIp {
  readonly family?: Open<"ipv4" | "ipv6">;
  readonly address: string;
  readonly prefix?: number;
  /** The other end's address, of a line between two. */
  readonly peer?: string;
}

const interfaceIp: Element<InterfaceIp> = element("ip", {
  address: required(attribute("address")),
  family: attribute("family", oneOf("ipv4", "ipv6")),
  prefix: attribute("prefix", integer),
  peer: attribute("peer"),
});

/** All `<ip>` of an interface. */
export const interfaceIps = children(interfaceIp, { key: (item) => item.address });
