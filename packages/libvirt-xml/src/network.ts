import {
  attribute,
  child,
  children,
  contents,
  element,
  type Element,
  integer,
  leaf,
  onOff,
  required,
  within,
  yesNo,
} from "./kit/index.ts";
import { type Forward, forward } from "./network/forward.ts";
import { type NetworkIp, networkIp } from "./network/ip.ts";

/** A virtual network. */
export interface Network {
  /** libvirt's own note of a running network: guests plugged in. */
  readonly connections?: number;
  readonly name: string;
  readonly uuid?: string;
  readonly title?: string;
  readonly metadata?: readonly string[];
  /** Absent for a network that is cut off from the outside. */
  readonly forward?: Forward;
  readonly bridge?: {
    readonly name?: string;
    readonly stp?: boolean;
    /** Seconds. */
    readonly delay?: number;
    readonly zone?: string;
  };
  readonly mtu?: number;
  readonly mac?: string;
  readonly domain?: { readonly name: string; readonly localOnly?: boolean };
  readonly ips: readonly NetworkIp[];
}

/** `<network>`: the document of `virNetworkDefineXML` and `virNetworkGetXMLDesc`. */
export const network: Element<Network> = element("network", {
  connections: attribute("connections", integer),
  name: required(leaf("name")),
  uuid: leaf("uuid"),
  title: leaf("title"),
  metadata: within("metadata", contents()),
  forward: child(forward),
  bridge: child("bridge", {
    name: attribute("name"),
    zone: attribute("zone"),
    stp: attribute("stp", onOff),
    delay: attribute("delay", integer),
  }),
  mtu: within("mtu", attribute("size", integer)),
  mac: within("mac", attribute("address")),
  domain: child("domain", { name: required(attribute("name")), localOnly: attribute("localOnly", yesNo) }),
  ips: children(networkIp, { key: (item) => item.address }),
});
