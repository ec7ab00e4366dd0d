import { attribute, child, element, type Element, required, yesNo } from "../kit/index.ts";
import { type Bandwidth, bandwidth } from "../link/bandwidth.ts";
import { type Virtualport, virtualport } from "../link/virtualport.ts";
import { type Vlan, vlan } from "../link/vlan.ts";

/** A class of guests on a network: an interface names it. */
export interface Portgroup {
  readonly name: string;
  /** Whether interfaces that name none are in it. */
  readonly default?: boolean;
  readonly trustGuestRxFilters?: boolean;
  readonly vlan?: Vlan;
  readonly virtualport?: Virtualport;
  readonly bandwidth?: Bandwidth;
}

/** `<network><portgroup>`; alone it is what `virNetworkUpdate` takes for its section portgroup. */
export const portgroup: Element<Portgroup> = element("portgroup", {
  name: required(attribute("name")),
  default: attribute("default", yesNo),
  trustGuestRxFilters: attribute("trustGuestRxFilters", yesNo),
  vlan: child(vlan),
  virtualport: child(virtualport),
  bandwidth: child(bandwidth),
});
