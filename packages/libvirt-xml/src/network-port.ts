import { attribute, child, element, type Element, leaf, required, within, yesNo } from "./kit/index.ts";
import { type Bandwidth, bandwidth } from "./link/bandwidth.ts";
import { type Virtualport, virtualport } from "./link/virtualport.ts";
import { type Vlan, vlan } from "./link/vlan.ts";
import { type NetworkPlug, networkPlug } from "./network-port/plug.ts";

/** One interface's place on a virtual network. */
export interface NetworkPort {
  readonly uuid: string;
  /** The guest. */
  readonly owner: { readonly name: string; readonly uuid: string };
  /** The portgroup. */
  readonly group?: string;
  readonly mac: string;
  readonly virtualport?: Virtualport;
  readonly bandwidth?: Bandwidth;
  readonly vlan?: Vlan;
  readonly isolated?: boolean;
  /** Whether the guest may say which addresses it listens to. */
  readonly trustGuestRxFilters?: boolean;
  /** What the interface is plugged into on the host. */
  readonly plug?: NetworkPlug;
}

/** `<networkport>`: the document of `virNetworkPortCreateXML` and `virNetworkPortGetXMLDesc`. */
export const networkPort: Element<NetworkPort> = element("networkport", {
  uuid: required(leaf("uuid")),
  owner: required(child("owner", { name: required(leaf("name")), uuid: required(leaf("uuid")) })),
  group: leaf("group"),
  mac: required(within("mac", attribute("address"))),
  virtualport: child(virtualport),
  bandwidth: child(bandwidth),
  vlan: child(vlan),
  isolated: within("port", attribute("isolated", yesNo)),
  trustGuestRxFilters: within("rxfilters", attribute("trustGuest", yesNo)),
  plug: child(networkPlug),
});
