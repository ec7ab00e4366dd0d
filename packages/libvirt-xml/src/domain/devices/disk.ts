import {
  attribute,
  child,
  element,
  type Element,
  flag,
  integer,
  leaf,
  oneOf,
  type Open,
  required,
  within,
} from "../../kit/index.ts";
import { type Address, address } from "./address.ts";
import { type BackingStore, backingStore } from "./disk/backing-store.ts";
import { type DiskSource, diskSource } from "./disk/source.ts";

/** What a disk's data are read and written with. */
export interface DiskDriver {
  readonly name?: string;
  /** The image's format; always said, never probed. */
  readonly type?: Open<"raw" | "qcow2">;
  readonly cache?: Open<"default" | "none" | "writethrough" | "writeback" | "directsync" | "unsafe">;
  readonly errorPolicy?: Open<"stop" | "report" | "ignore" | "enospace">;
  readonly io?: Open<"threads" | "native" | "io_uring">;
  readonly discard?: Open<"unmap" | "ignore">;
  readonly detectZeroes?: Open<"off" | "on" | "unmap">;
  readonly queues?: number;
  readonly iothread?: number;
}

/** A disk, CD-ROM drive or floppy drive of a guest. */
export interface Disk {
  readonly type: Open<"file" | "block" | "dir" | "network" | "volume" | "nvme" | "vhostuser">;
  /** Default `disk`. */
  readonly device?: Open<"disk" | "cdrom" | "floppy" | "lun">;
  readonly model?: Open<"virtio" | "virtio-transitional" | "virtio-non-transitional">;
  readonly snapshot?: Open<"internal" | "external" | "manual" | "no">;
  readonly driver?: DiskDriver;
  /** Absent for an empty drive. */
  readonly source?: DiskSource;
  readonly backingStore?: BackingStore;
  readonly target: {
    /** `vda`: unique in the guest. */
    readonly dev: string;
    readonly bus?: Open<"virtio" | "sata" | "scsi" | "ide" | "usb" | "fdc" | "sd" | "xen" | "nvme">;
    readonly tray?: Open<"open" | "closed">;
    readonly removable?: Open<"on" | "off">;
    readonly rotationRate?: number;
  };
  readonly readonly?: boolean;
  readonly shareable?: boolean;
  readonly serial?: string;
  readonly wwn?: string;
  /** 1 for the device that is booted from first. */
  readonly boot?: number;
  readonly alias?: string;
  readonly address?: Address;
}

/** `<disk>`. */
export const disk: Element<Disk> = element("disk", {
  type: required(attribute("type", oneOf("file", "block", "dir", "network", "volume", "nvme", "vhostuser"))),
  device: attribute("device", oneOf("disk", "cdrom", "floppy", "lun")),
  model: attribute("model", oneOf("virtio", "virtio-transitional", "virtio-non-transitional")),
  snapshot: attribute("snapshot", oneOf("internal", "external", "manual", "no")),
  driver: child("driver", {
    name: attribute("name"),
    type: attribute("type", oneOf("raw", "qcow2")),
    cache: attribute("cache", oneOf("default", "none", "writethrough", "writeback", "directsync", "unsafe")),
    errorPolicy: attribute("error_policy", oneOf("stop", "report", "ignore", "enospace")),
    io: attribute("io", oneOf("threads", "native", "io_uring")),
    discard: attribute("discard", oneOf("unmap", "ignore")),
    iothread: attribute("iothread", integer),
    detectZeroes: attribute("detect_zeroes", oneOf("off", "on", "unmap")),
    queues: attribute("queues", integer),
  }),
  source: child(diskSource),
  backingStore: child(backingStore),
  target: required(
    child("target", {
      dev: required(attribute("dev")),
      bus: attribute("bus", oneOf("virtio", "sata", "scsi", "ide", "usb", "fdc", "sd", "xen", "nvme")),
      tray: attribute("tray", oneOf("open", "closed")),
      removable: attribute("removable", oneOf("on", "off")),
      rotationRate: attribute("rotation_rate", integer),
    }),
  ),
  readonly: flag("readonly"),
  shareable: flag("shareable"),
  serial: leaf("serial"),
  wwn: leaf("wwn"),
  boot: within("boot", attribute("order", integer)),
  alias: within("alias", attribute("name")),
  address: child(address),
});
