import {
  attribute,
  child,
  children,
  element,
  type Element,
  ifAny,
  integer,
  oneOf,
  type Open,
  required,
  within,
  yesNo,
} from "../kit/index.ts";
import { type PciAddress, pciAddressSlots } from "../address/pci.ts";
import { type ForwardInterface, forwardInterface } from "./forward/interface.ts";

/** A virtual function that is given to guests whole. */
export interface ForwardAddress extends PciAddress {
  readonly type?: Open<"pci">;
  /** libvirt's own note: guests that use it. */
  readonly connections?: number;
}

/** How a network reaches the outside. */
export interface Forward {
  /** Default `nat`. */
  readonly mode?: Open<"nat" | "route" | "open" | "bridge" | "private" | "vepa" | "passthrough" | "hostdev">;
  readonly dev?: string;
  /** Mode `hostdev`: whether libvirt takes the device from the host's driver and gives it back. */
  readonly managed?: boolean;
  /** Mode `hostdev`. */
  readonly driver?: Open<"vfio" | "kvm">;
  readonly nat?: {
    readonly ipv6?: boolean;
    readonly port?: { readonly start: number; readonly end: number };
    readonly address?: { readonly start: string; readonly end: string };
  };
  /** The physical function whose virtual functions are used. */
  readonly pf?: string;
  readonly interfaces: readonly ForwardInterface[];
  /** Mode `hostdev`. */
  readonly addresses?: readonly ForwardAddress[];
}

const forwardAddress: Element<ForwardAddress> = element("address", {
  type: attribute("type", oneOf("pci")),
  ...pciAddressSlots,
  connections: attribute("connections", integer),
});

/** `<network><forward>`. */
export const forward: Element<Forward> = element("forward", {
  dev: attribute("dev"),
  mode: attribute("mode", oneOf("nat", "route", "open", "bridge", "private", "vepa", "passthrough", "hostdev")),
  managed: attribute("managed", yesNo),
  driver: within("driver", attribute("name", oneOf("vfio", "kvm"))),
  nat: child("nat", {
    ipv6: attribute("ipv6", yesNo),
    address: child("address", { start: required(attribute("start")), end: required(attribute("end")) }),
    port: child("port", { start: required(attribute("start", integer)), end: required(attribute("end", integer)) }),
  }),
  pf: within("pf", attribute("dev")),
  interfaces: children(forwardInterface, { key: (item) => item.dev }),
  addresses: ifAny(children(forwardAddress)),
});
