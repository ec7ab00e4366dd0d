import {
  attribute,
  children,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  yesNo,
} from "../../../kit/index.ts";

/** Ports of the host that lead to the guest. */
export interface PortForwardRange {
  readonly start: number;
  /** Default `start`. */
  readonly end?: number;
  /** The guest's first port. Default `start`. */
  readonly to?: number;
  /** Whether these are left out of an earlier range. */
  readonly exclude?: boolean;
}

/** A way from the host's ports to the guest's, for a backend such as passt. */
export interface PortForward {
  readonly proto: Open<"tcp" | "udp">;
  /** The host's address; default all. */
  readonly address?: string;
  /** The host's device. */
  readonly dev?: string;
  /** None stands for all ports. */
  readonly ranges: readonly PortForwardRange[];
}

const portForwardRange: Element<PortForwardRange> = element("range", {
  start: required(attribute("start", integer)),
  end: attribute("end", integer),
  to: attribute("to", integer),
  exclude: attribute("exclude", yesNo),
});

/** `<interface><portForward>`. */
export const portForward: Element<PortForward> = element("portForward", {
  proto: required(attribute("proto", oneOf("tcp", "udp"))),
  address: attribute("address"),
  dev: attribute("dev"),
  ranges: children(portForwardRange, { key: (item) => item.start }),
});
