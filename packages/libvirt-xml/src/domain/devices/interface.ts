import {
  attribute,
  child,
  children,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  within,
} from "../../kit/index.ts";
import { type Address, address } from "./address.ts";
import { type InterfaceSource, interfaceSource } from "./interface/source.ts";

/** An address that libvirt gives to the guest's side of a user-mode interface, or notes for a container. */
export interface InterfaceIp {
  readonly family?: Open<"ipv4" | "ipv6">;
  readonly address: string;
  readonly prefix?: number;
}

/** A network interface of a guest. */
export interface Interface {
  readonly type: Open<"network" | "bridge" | "user" | "direct" | "ethernet" | "hostdev" | "vhostuser" | "vdpa">;
  /** Chosen by libvirt when absent. */
  readonly mac?: string;
  readonly source?: InterfaceSource;
  /** The host's end: `vnet0`. */
  readonly target?: string;
  /** `virtio`, `e1000e`, … */
  readonly model?: string;
  readonly driver?: { readonly name?: Open<"vhost" | "qemu">; readonly queues?: number };
  /** A network filter's name. */
  readonly filter?: string;
  readonly ips: readonly InterfaceIp[];
  readonly boot?: number;
  /** Whether the cable is plugged in. Default `up`. */
  readonly link?: Open<"up" | "down">;
  readonly mtu?: number;
  readonly rom?: { readonly enabled?: Open<"yes" | "no">; readonly bar?: Open<"on" | "off">; readonly file?: string };
  readonly alias?: string;
  readonly address?: Address;
}

const interfaceIp: Element<InterfaceIp> = element("ip", {
  address: required(attribute("address")),
  family: attribute("family", oneOf("ipv4", "ipv6")),
  prefix: attribute("prefix", integer),
});

/** `<interface>`. */
export const networkInterface: Element<Interface> = element("interface", {
  type: required(
    attribute("type", oneOf("network", "bridge", "user", "direct", "ethernet", "hostdev", "vhostuser", "vdpa")),
  ),
  mac: within("mac", attribute("address")),
  source: child(interfaceSource),
  ips: children(interfaceIp),
  target: within("target", attribute("dev")),
  model: within("model", attribute("type")),
  driver: child("driver", {
    name: attribute("name", oneOf("vhost", "qemu")),
    queues: attribute("queues", integer),
  }),
  filter: within("filterref", attribute("filter")),
  link: within("link", attribute("state", oneOf("up", "down"))),
  mtu: within("mtu", attribute("size", integer)),
  boot: within("boot", attribute("order", integer)),
  rom: child("rom", {
    enabled: attribute("enabled", oneOf("yes", "no")),
    bar: attribute("bar", oneOf("on", "off")),
    file: attribute("file"),
  }),
  alias: within("alias", attribute("name")),
  address: child(address),
});
