import { attribute, element, type Element, integer, leaf, onOff } from "../../../kit/index.ts";

/** What the guest's firmware sees of a PCI controller. */
export interface ControllerTarget {
  /** Of a bridge. */
  readonly chassisNr?: number;
  /** Of a port, with `port`. */
  readonly chassis?: number;
  /** `0x10`, as libvirt writes it. */
  readonly port?: string;
  /** Of an expander bus: the first number of its buses. */
  readonly busNr?: number;
  /** Of a host bridge on ppc64. */
  readonly index?: number;
  /** Whether devices can be plugged in while the guest runs. */
  readonly hotplug?: boolean;
  /** The guest's NUMA node. */
  readonly node?: number;
}

/** `<controller><target>`. */
export const controllerTarget: Element<ControllerTarget> = element("target", {
  chassisNr: attribute("chassisNr", integer),
  chassis: attribute("chassis", integer),
  port: attribute("port"),
  busNr: attribute("busNr", integer),
  index: attribute("index", integer),
  hotplug: attribute("hotplug", onOff),
  node: leaf("node", integer),
});
