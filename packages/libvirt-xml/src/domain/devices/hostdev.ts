import {
  attribute,
  child,
  element,
  type Element,
  flag,
  ifAny,
  oneOf,
  onOff,
  type Open,
  required,
  yesNo,
} from "../../kit/index.ts";
import type { Route } from "../../network/route.ts";
import { deviceBoot, type DeviceBoot } from "./boot.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";
import { type HostdevSource, hostdevSource } from "./hostdev/source.ts";
import { type InterfaceIp, interfaceIps } from "./interface/ip.ts";
import { interfaceRoutes } from "./interface/route.ts";
import { type Rom, rom } from "./rom.ts";
import { type Teaming, teaming } from "./teaming.ts";

/** A device of the host that the guest gets to itself. */
export interface Hostdev extends DeviceInfo, DeviceBoot {
  /** Default `subsystem`; containers get `capabilities`. */
  readonly mode?: Open<"subsystem" | "capabilities">;
  readonly type: Open<"pci" | "usb" | "scsi" | "scsi_host" | "mdev" | "storage" | "misc" | "net">;
  /** Types `pci` and `mdev`: whether libvirt takes the device from the host's driver and gives it back. */
  readonly managed?: boolean;
  /** Type `scsi`: which SCSI commands the host lets through. */
  readonly sgio?: Open<"filtered" | "unfiltered">;
  /** Type `scsi`: whether the guest may do what needs the host's CAP_SYS_RAWIO. */
  readonly rawio?: boolean;
  /** Type `mdev`: `vfio-pci`, `vfio-ccw`, `vfio-ap`. Type `scsi_host`: a virtio model. */
  readonly model?: Open<
    "vfio-pci" | "vfio-ccw" | "vfio-ap" | "virtio" | "virtio-transitional" | "virtio-non-transitional"
  >;
  /** Type `mdev`: whether what it draws is on the guest's screen. */
  readonly display?: boolean;
  /** Type `mdev`: whether there is a screen before the guest's driver has started. */
  readonly ramfb?: boolean;
  /** Type `pci`: how the device is handed over. */
  readonly driver?: { readonly name: Open<"vfio" | "kvm" | "xen"> };
  readonly source: HostdevSource;
  /** Type `net` of a container. */
  readonly ips?: readonly InterfaceIp[];
  readonly routes?: readonly Route[];
  readonly teaming?: Teaming;
  readonly readonly?: boolean;
  readonly shareable?: boolean;
  readonly rom?: Rom;
}

/** `<hostdev>`. */
export const hostdev: Element<Hostdev> = element("hostdev", {
  mode: attribute("mode", oneOf("subsystem", "capabilities")),
  type: required(attribute("type", oneOf("pci", "usb", "scsi", "scsi_host", "mdev", "storage", "misc", "net"))),
  managed: attribute("managed", yesNo),
  sgio: attribute("sgio", oneOf("filtered", "unfiltered")),
  rawio: attribute("rawio", yesNo),
  model: attribute(
    "model",
    oneOf("vfio-pci", "vfio-ccw", "vfio-ap", "virtio", "virtio-transitional", "virtio-non-transitional"),
  ),
  display: attribute("display", onOff),
  ramfb: attribute("ramfb", onOff),
  driver: child("driver", { name: required(attribute("name", oneOf("vfio", "kvm", "xen"))) }),
  source: required(child(hostdevSource)),
  ips: ifAny(interfaceIps),
  routes: interfaceRoutes,
  teaming: child(teaming),
  readonly: flag("readonly"),
  shareable: flag("shareable"),
  ...deviceBoot,
  alias: deviceInfo.alias,
  rom: child(rom),
  acpiIndex: deviceInfo.acpiIndex,
  address: deviceInfo.address,
});

/** What tells a host's device from the others: what it is and where on the host. */
export function hostdevIdentity({ type, source }: Hostdev): string {
  const { address, adapter, name, wwpn, vendor, product, block, char, interface: dev } = source;
  return JSON.stringify([type, address, adapter, name, wwpn, vendor, product, block, char, dev]);
}
