import { attribute, child, element, type Element, oneOf, type Open, required, within, yesNo } from "../kit/index.ts";
import { type PciAddress, pciAddress } from "../address/pci.ts";

/** What a network port leads to on the host: which properties are there follows from the type. */
export interface NetworkPlug {
  readonly type: Open<"network" | "bridge" | "direct" | "hostdev-pci">;
  /** Types `network` and `bridge`. */
  readonly bridge?: string;
  readonly macTableManager?: Open<"kernel" | "libvirt">;
  /** Type `direct`: a device of the host. */
  readonly dev?: string;
  readonly mode?: Open<"bridge" | "passthrough" | "private" | "vepa">;
  /** Type `hostdev-pci`: whether libvirt takes the device from the host's driver and gives it back. */
  readonly managed?: boolean;
  readonly driver?: Open<"vfio" | "kvm">;
  readonly address?: PciAddress;
}

/** `<networkport><plug>`. */
export const networkPlug: Element<NetworkPlug> = element("plug", {
  type: required(attribute("type", oneOf("network", "bridge", "direct", "hostdev-pci"))),
  bridge: attribute("bridge"),
  macTableManager: attribute("macTableManager", oneOf("kernel", "libvirt")),
  dev: attribute("dev"),
  mode: attribute("mode", oneOf("bridge", "passthrough", "private", "vepa")),
  managed: attribute("managed", yesNo),
  driver: within("driver", attribute("name", oneOf("vfio", "kvm"))),
  address: child(pciAddress),
});
