import {
  attribute,
  child,
  element,
  type Element,
  ifAny,
  integer,
  oneOf,
  type Open,
  required,
  within,
  yesNo,
} from "../../../kit/index.ts";
import type { Route } from "../../../network/route.ts";
import { type HostAddress, hostAddress } from "../hostdev/source/address.ts";
import { type Reconnect, reconnect } from "../reconnect.ts";
import { type InterfaceIp, interfaceIps } from "./ip.ts";
import { interfaceRoutes } from "./route.ts";

/** What an interface is plugged into: which properties are there follows from its type. */
export interface InterfaceSource {
  /** Type `network`: a libvirt network's name. */
  readonly network?: string;
  readonly portgroup?: string;
  /** Type `bridge`; also noted in a running guest for type `network`. */
  readonly bridge?: string;
  /** Type `bridge`: who keeps the bridge's table of addresses. */
  readonly macTableManager?: Open<"kernel" | "libvirt">;
  /** Types `direct`, `user` and `vdpa`: the host's device. */
  readonly dev?: string;
  /** Type `direct`: how packets go through the host's device. Type `vhostuser`: which end waits for the other. */
  readonly mode?: Open<"vepa" | "bridge" | "private" | "passthrough" | "server" | "client">;
  /** libvirt's own note in a running guest; type `vds`: the port's number. */
  readonly portid?: string;
  /** Type `internal`: the name of VirtualBox's network. */
  readonly name?: string;
  /** Type `vhostuser`: `unix`. */
  readonly type?: Open<"unix">;
  /** Type `vhostuser`: the socket's path on the host. */
  readonly path?: string;
  readonly reconnect?: Reconnect;
  /** Types `client`, `server`, `mcast` and `udp`: the other end, or where this one listens. */
  readonly address?: string;
  readonly port?: number;
  /** Type `udp`: this end. */
  readonly local?: { readonly address: string; readonly port: number };
  /** Type `hostdev`: the host's device. */
  readonly hostAddress?: HostAddress;
  /** Type `hostdev`: a USB device's vendor, `0x1234`. */
  readonly vendor?: string;
  readonly product?: string;
  /** Type `hostdev`: whether the device was away when the guest started. */
  readonly missing?: boolean;
  /** Type `vds`: VMware's switch, its port group, and the connection. */
  readonly switchid?: string;
  readonly portgroupid?: string;
  readonly connectionid?: string;
  /** Type `ethernet`: the host's addresses on this line. */
  readonly ips?: readonly InterfaceIp[];
  readonly routes?: readonly Route[];
}

/** `<interface><source>`. */
export const interfaceSource: Element<InterfaceSource> = element("source", {
  type: attribute("type", oneOf("unix")),
  path: attribute("path"),
  address: attribute("address"),
  port: attribute("port", integer),
  network: attribute("network"),
  portgroup: attribute("portgroup"),
  switchid: attribute("switchid"),
  portid: attribute("portid"),
  portgroupid: attribute("portgroupid"),
  connectionid: attribute("connectionid"),
  bridge: attribute("bridge"),
  macTableManager: attribute("macTableManager", oneOf("kernel", "libvirt")),
  name: attribute("name"),
  dev: attribute("dev"),
  mode: attribute("mode", oneOf("vepa", "bridge", "private", "passthrough", "server", "client")),
  missing: attribute("missing", yesNo),
  vendor: within("vendor", attribute("id")),
  product: within("product", attribute("id")),
  hostAddress: child(hostAddress),
  local: child("local", { address: required(attribute("address")), port: required(attribute("port", integer)) }),
  ips: ifAny(interfaceIps),
  routes: interfaceRoutes,
  reconnect: child(reconnect),
});
