import { connectListAllNodeDeviceFlag } from "@hob/libvirt";

/** A kind of device, or something that devices can do, by which they are listed. */
export type DeviceCapability =
  | "system"
  | "pci"
  | "usb-device"
  | "usb"
  | "net"
  | "scsi-host"
  | "scsi-target"
  | "scsi"
  | "storage"
  | "fc-host"
  | "vports"
  | "scsi-generic"
  | "drm"
  | "mdev-types"
  | "mdev"
  | "ccw"
  | "css"
  | "vdpa"
  | "ap-card"
  | "ap-queue"
  | "ap-matrix"
  | "vpd";

const flag = connectListAllNodeDeviceFlag;
const flags: Readonly<Record<DeviceCapability, number>> = {
  system: flag.capSystem,
  pci: flag.capPciDev,
  "usb-device": flag.capUsbDev,
  usb: flag.capUsbInterface,
  net: flag.capNet,
  "scsi-host": flag.capScsiHost,
  "scsi-target": flag.capScsiTarget,
  scsi: flag.capScsi,
  storage: flag.capStorage,
  "fc-host": flag.capFcHost,
  vports: flag.capVports,
  "scsi-generic": flag.capScsiGeneric,
  drm: flag.capDrm,
  "mdev-types": flag.capMdevTypes,
  mdev: flag.capMdev,
  ccw: flag.capCcwDev,
  css: flag.capCssDev,
  vdpa: flag.capVdpa,
  "ap-card": flag.capApCard,
  "ap-queue": flag.capApQueue,
  "ap-matrix": flag.capApMatrix,
  vpd: flag.capVpd,
};

/** The flags that list devices with any of these capabilities. */
export function capabilityFlags(capabilities: readonly DeviceCapability[]): number {
  return capabilities.reduce((sum, capability) => sum | flags[capability], 0);
}
