import { attribute, element, type Element, integer, oneOf, type Open, required } from "../kit/index.ts";

/** A way to a network behind one of the guests. */
export interface Route {
  readonly family?: Open<"ipv4" | "ipv6">;
  readonly address: string;
  readonly netmask?: string;
  readonly prefix?: number;
  readonly gateway: string;
  readonly metric?: number;
}

/** `<network><route>`; an interface of a guest has such, too. */
export const route: Element<Route> = element("route", {
  family: attribute("family", oneOf("ipv4", "ipv6")),
  address: required(attribute("address")),
  netmask: attribute("netmask"),
  prefix: attribute("prefix", integer),
  gateway: required(attribute("gateway")),
  metric: attribute("metric", integer),
});
