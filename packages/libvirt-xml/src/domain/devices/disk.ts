import type { Bytes } from "@hob/units";
import {
  attribute,
  byteCount,
  child,
  element,
  type Element,
  flag,
  leaf,
  oneOf,
  type Open,
  required,
  within,
  yesNo,
} from "../../kit/index.ts";
import { deviceBoot, type DeviceBoot } from "./boot.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";
import { type DiskAuth, diskAuth } from "./disk/auth.ts";
import { type BackingStore, backingStore } from "./disk/backing-store.ts";
import { type DiskDriver, diskDriver } from "./disk/driver.ts";
import { type Encryption, encryption } from "../../storage/encryption.ts";
import { type DiskGeometry, diskGeometry } from "./disk/geometry.ts";
import { type DiskIotune, diskIotune } from "./disk/iotune.ts";
import { type DiskMirror, diskMirror } from "./disk/mirror.ts";
import { type DiskSource, diskSource } from "./disk/source.ts";
import { type DiskTarget, diskTarget } from "./disk/target.ts";
import { diskType, type DiskType } from "./disk/type.ts";
import { type VirtioModel, virtioModel } from "./virtio.ts";

/** A disk, CD-ROM drive or floppy drive of a guest. */
export interface Disk extends DeviceInfo, DeviceBoot {
  readonly type: DiskType;
  /** Default `disk`; `lun` passes SCSI commands on to the host's disk. */
  readonly device?: Open<"disk" | "cdrom" | "floppy" | "lun">;
  readonly model?: VirtioModel;
  /** Of device `lun`: whether the guest may do what needs the host's CAP_SYS_RAWIO. */
  readonly rawio?: boolean;
  /** Of device `lun`: which SCSI commands the host lets through. */
  readonly sgio?: Open<"filtered" | "unfiltered">;
  readonly snapshot?: Open<"internal" | "external" | "manual" | "no">;
  readonly driver?: DiskDriver;
  /** Beside the source, where it was at first; libvirt tells it where it was found. */
  readonly auth?: DiskAuth;
  /** Absent for an empty drive. */
  readonly source?: DiskSource;
  readonly backingStore?: BackingStore;
  /** On Xen: the guest that serves the disk, instead of the host. */
  readonly backenddomain?: string;
  readonly geometry?: DiskGeometry;
  /** The sizes of a block that the guest is told. */
  readonly blockio?: { readonly logicalBlockSize?: Bytes; readonly physicalBlockSize?: Bytes };
  readonly mirror?: DiskMirror;
  readonly target: DiskTarget;
  readonly iotune?: DiskIotune;
  readonly readonly?: boolean;
  readonly shareable?: boolean;
  /** Whether what is written is forgotten when the guest ends. */
  readonly transient?: { readonly shareBacking?: boolean };
  readonly serial?: string;
  readonly wwn?: string;
  /** Of a SCSI disk: at most 8 characters. */
  readonly vendor?: string;
  /** Of a SCSI disk: at most 16 characters. */
  readonly product?: string;
  /** Beside the source, where it was at first; libvirt tells it where it was found. */
  readonly encryption?: Encryption;
}

/** `<disk>`. */
export const disk: Element<Disk> = element("disk", {
  type: required(attribute("type", diskType), "file"),
  device: attribute("device", oneOf("disk", "cdrom", "floppy", "lun")),
  model: attribute("model", virtioModel),
  rawio: attribute("rawio", yesNo),
  sgio: attribute("sgio", oneOf("filtered", "unfiltered")),
  snapshot: attribute("snapshot", oneOf("internal", "external", "manual", "no")),
  driver: child(diskDriver),
  auth: child(diskAuth),
  source: child(diskSource),
  backingStore: child(backingStore),
  backenddomain: within("backenddomain", attribute("name")),
  geometry: child(diskGeometry),
  blockio: child("blockio", {
    logicalBlockSize: attribute("logical_block_size", byteCount("bytes")),
    physicalBlockSize: attribute("physical_block_size", byteCount("bytes")),
  }),
  mirror: child(diskMirror),
  target: required(child(diskTarget)),
  iotune: child(diskIotune),
  readonly: flag("readonly"),
  shareable: flag("shareable"),
  transient: child("transient", { shareBacking: attribute("shareBacking", yesNo) }),
  serial: leaf("serial"),
  wwn: leaf("wwn"),
  vendor: leaf("vendor"),
  product: leaf("product"),
  encryption: child(encryption),
  ...deviceBoot,
  ...deviceInfo,
});
