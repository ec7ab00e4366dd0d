import {
  attribute,
  child,
  children,
  decimal,
  element,
  type Element,
  ifAny,
  integer,
  oneOf,
  onOff,
  type Open,
  required,
  within,
} from "./kit/index.ts";

import { type BondArpmon, bondArpmon } from "./interface/bond/arpmon.ts";
import { type BondMiimon, bondMiimon } from "./interface/bond/miimon.ts";
import { type InterfaceProtocol, interfaceProtocol } from "./interface/protocol.ts";
import { type LinkState, linkState } from "./link/state.ts";

/** What an interface of type `bridge` joins. */
export interface InterfaceBridge {
  /** Whether it speaks the spanning tree protocol. */
  readonly stp?: boolean;
  /** Before a new port forwards; may have a fraction. */
  readonly delaySeconds?: number;
  readonly interfaces: readonly HostInterface[];
}

/** What an interface of type `bond` joins; watched in one of two ways, or not. */
export interface InterfaceBond {
  readonly mode?: Open<
    "balance-rr" | "active-backup" | "balance-xor" | "broadcast" | "802.3ad" | "balance-tlb" | "balance-alb"
  >;
  readonly miimon?: BondMiimon;
  readonly arpmon?: BondArpmon;
  /** The first one is the primary one. */
  readonly interfaces: readonly HostInterface[];
}

/** A network interface of the host: which properties are there follows from the type. */
export interface HostInterface {
  readonly type: Open<"ethernet" | "bridge" | "bond" | "vlan">;
  /** Of a VLAN libvirt says it itself: `eth0.42`. */
  readonly name?: string;
  /** When it comes up. Absent inside a bridge or a bond. */
  readonly startMode?: Open<"onboot" | "none" | "hotplug">;
  readonly mtu?: number;
  readonly protocols?: readonly InterfaceProtocol[];
  /** libvirt's own note. */
  readonly link?: LinkState;
  /** Type `ethernet`. */
  readonly mac?: string;
  readonly bridge?: InterfaceBridge;
  readonly bond?: InterfaceBond;
  /** Type `vlan`: its number, and the interface below it. */
  readonly vlan?: { readonly tag: number; readonly interface: string };
}

/** `<interface>` of a host: the document of `virInterfaceDefineXML` and `virInterfaceGetXMLDesc`. */
export const hostInterface: Element<HostInterface> = element("interface", {
  type: required(attribute("type", oneOf("ethernet", "bridge", "bond", "vlan"))),
  name: attribute("name"),
  startMode: within("start", attribute("mode", oneOf("onboot", "none", "hotplug"))),
  mtu: within("mtu", attribute("size", integer)),
  protocols: ifAny(children(interfaceProtocol, { key: (item) => item.family })),
  link: child(linkState),
  mac: within("mac", attribute("address")),
  bridge: child(() => bridge),
  bond: child(() => bond),
  vlan: child("vlan", {
    tag: required(attribute("tag", integer)),
    interface: required(within("interface", attribute("name"))),
  }),
});

const bridge: Element<InterfaceBridge> = element("bridge", {
  stp: attribute("stp", onOff),
  delaySeconds: attribute("delay", decimal),
  interfaces: children(hostInterface, { key: (item) => item.name }),
});

const bond: Element<InterfaceBond> = element("bond", {
  mode: attribute(
    "mode",
    oneOf("balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb"),
  ),
  miimon: child(bondMiimon),
  arpmon: child(bondArpmon),
  interfaces: children(hostInterface, { key: (item) => item.name }),
});
