import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  within,
  yesNo,
} from "../kit/index.ts";
import { type Dhcp, dhcp } from "./ip/dhcp.ts";

/** An address of the host on a virtual network, and what is served there. */
export interface NetworkIp {
  readonly family?: Open<"ipv4" | "ipv6">;
  readonly address: string;
  readonly netmask?: string;
  readonly prefix?: number;
  /** Whether questions for names of its addresses never leave the network. */
  readonly localPtr?: boolean;
  readonly tftpRoot?: string;
  readonly dhcp?: Dhcp;
}

/** `<network><ip>`. */
export const networkIp: Element<NetworkIp> = element("ip", {
  family: attribute("family", oneOf("ipv4", "ipv6")),
  address: required(attribute("address")),
  netmask: attribute("netmask"),
  prefix: attribute("prefix", integer),
  localPtr: attribute("localPtr", yesNo),
  tftpRoot: within("tftp", attribute("root")),
  dhcp: child(dhcp),
});
