import { attribute, element, type Element, integer, oneOf, onOff, type Open, required } from "../../../kit/index.ts";

/** What the guest sees of a disk. */
export interface DiskTarget {
  /** `vda`: unique in the guest. */
  readonly dev: string;
  readonly bus?: Open<"virtio" | "sata" | "scsi" | "ide" | "usb" | "fdc" | "sd" | "xen" | "nvme" | "uml">;
  readonly tray?: Open<"open" | "closed">;
  /** Of a USB disk. */
  readonly removable?: boolean;
  /** Turns a minute; 1 for a disk that has nothing to turn. */
  readonly rotationRate?: number;
}

/** `<disk><target>`. */
export const diskTarget: Element<DiskTarget> = element("target", {
  dev: required(attribute("dev")),
  bus: attribute("bus", oneOf("virtio", "sata", "scsi", "ide", "usb", "fdc", "sd", "xen", "nvme", "uml")),
  tray: attribute("tray", oneOf("open", "closed")),
  removable: attribute("removable", onOff),
  rotationRate: attribute("rotation_rate", integer),
});
