import {
  attribute,
  children,
  element,
  type Element,
  ifAny,
  leaf,
  oneOf,
  type Open,
  required,
  text,
  within,
} from "./kit/index.ts";
import { type ApCardCapability, apCardCapability } from "./node-device/ap-card.ts";
import { type ApMatrixCapability, apMatrixCapability } from "./node-device/ap-matrix.ts";
import { type ApQueueCapability, apQueueCapability } from "./node-device/ap-queue.ts";
import { type CcwCapability, ccwCapability } from "./node-device/ccw.ts";
import { type CssCapability, cssCapability } from "./node-device/css.ts";
import { type DrmCapability, drmCapability } from "./node-device/drm.ts";
import { type MdevCapability, mdevCapability } from "./node-device/mdev.ts";
import { type NetCapability, netCapability } from "./node-device/net.ts";
import { type PciCapability, pciCapability } from "./node-device/pci.ts";
import { type ScsiGenericCapability, scsiGenericCapability } from "./node-device/scsi-generic.ts";
import { type ScsiHostCapability, scsiHostCapability } from "./node-device/scsi-host.ts";
import { type ScsiTargetCapability, scsiTargetCapability } from "./node-device/scsi-target.ts";
import { type ScsiCapability, scsiCapability } from "./node-device/scsi.ts";
import { type StorageCapability, storageCapability } from "./node-device/storage.ts";
import { type SystemCapability, systemCapability } from "./node-device/system.ts";
import { type UsbDeviceCapability, usbDeviceCapability } from "./node-device/usb-device.ts";
import { type UsbCapability, usbCapability } from "./node-device/usb.ts";
import { type VdpaCapability, vdpaCapability } from "./node-device/vdpa.ts";

/** A file by which the host's programs reach a device. */
export interface Devnode {
  /** The file itself, or a link to it. */
  readonly type: Open<"dev" | "link">;
  readonly path: string;
}

/** A device of the host: what it is says the one capability that is there. */
export interface NodeDevice {
  /** libvirt's own: `pci_0000_02_10_1`. Chosen by libvirt when a device is made. */
  readonly name?: string;
  /** In `/sys`. */
  readonly path?: string;
  readonly devnodes?: readonly Devnode[];
  /** The name of the device that it is part of. */
  readonly parent?: string;
  /** Of a virtual SCSI host that is to be made: its parent by world wide names, or by that of the fabric. */
  readonly parentWwnn?: string;
  readonly parentWwpn?: string;
  readonly parentFabricWwn?: string;
  /** The host's driver that has it. */
  readonly driver?: string;
  readonly system?: SystemCapability;
  readonly pci?: PciCapability;
  readonly usbDevice?: UsbDeviceCapability;
  readonly usb?: UsbCapability;
  readonly net?: NetCapability;
  readonly scsiHost?: ScsiHostCapability;
  readonly scsiTarget?: ScsiTargetCapability;
  readonly scsi?: ScsiCapability;
  readonly storage?: StorageCapability;
  readonly scsiGeneric?: ScsiGenericCapability;
  readonly drm?: DrmCapability;
  readonly mdev?: MdevCapability;
  readonly ccw?: CcwCapability;
  readonly css?: CssCapability;
  readonly vdpa?: VdpaCapability;
  readonly apCard?: ApCardCapability;
  readonly apQueue?: ApQueueCapability;
  readonly apMatrix?: ApMatrixCapability;
}

const devnode: Element<Devnode> = element("devnode", {
  type: required(attribute("type", oneOf("dev", "link"))),
  path: required(text()),
});

/** `<device>` of a host: the document of `virNodeDeviceGetXMLDesc`, `virNodeDeviceCreateXML`, `virNodeDeviceDefineXML`. */
export const nodeDevice: Element<NodeDevice> = element("device", {
  name: leaf("name"),
  path: leaf("path"),
  devnodes: ifAny(children(devnode, { key: (item) => item.path })),
  parent: leaf("parent"),
  parentWwnn: within("parent", attribute("wwnn")),
  parentWwpn: within("parent", attribute("wwpn")),
  parentFabricWwn: within("parent", attribute("fabric_wwn")),
  driver: within("driver", leaf("name")),
  system: systemCapability,
  pci: pciCapability,
  usbDevice: usbDeviceCapability,
  usb: usbCapability,
  net: netCapability,
  scsiHost: scsiHostCapability,
  scsiTarget: scsiTargetCapability,
  scsi: scsiCapability,
  storage: storageCapability,
  scsiGeneric: scsiGenericCapability,
  drm: drmCapability,
  mdev: mdevCapability,
  ccw: ccwCapability,
  css: cssCapability,
  vdpa: vdpaCapability,
  apCard: apCardCapability,
  apQueue: apQueueCapability,
  apMatrix: apMatrixCapability,
});
