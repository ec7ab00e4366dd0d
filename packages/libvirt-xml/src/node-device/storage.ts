import type { Bytes } from "@hob/units";
import { byteCount, integer, leaf, object, present, required, type Slot, zeroOne } from "../kit/index.ts";
import { capability } from "./capability.ts";

/** What is in a drive whose medium can be taken out. */
export interface RemovableMedium {
  readonly mediaAvailable: boolean;
  readonly mediaSize: Bytes;
  readonly mediaLabel?: string;
  readonly logicalBlockSize?: Bytes;
  readonly numBlocks?: number;
}

/** A drive. */
export interface StorageCapability {
  /** `/dev/sda`. */
  readonly block: string;
  /** `ata`, `scsi`, `usb`, … */
  readonly bus?: string;
  /** `disk`, `cdrom`, `floppy`, … */
  readonly driveType?: string;
  readonly model?: string;
  readonly vendor?: string;
  readonly serial?: string;
  /** Absent where the medium can be taken out. */
  readonly size?: Bytes;
  readonly logicalBlockSize?: Bytes;
  readonly numBlocks?: number;
  readonly removable?: RemovableMedium;
  readonly hotpluggable?: boolean;
}

const blocks = {
  logicalBlockSize: leaf("logical_block_size", byteCount("bytes")),
  numBlocks: leaf("num_blocks", integer),
};

/** `<capability type='storage'>`. */
export const storageCapability: Slot<StorageCapability> = capability(
  "storage",
  object({
    block: required(leaf("block")),
    bus: leaf("bus"),
    driveType: leaf("drive_type"),
    model: leaf("model"),
    vendor: leaf("vendor"),
    serial: leaf("serial"),
    size: leaf("size", byteCount("bytes")),
    ...blocks,
    removable: capability(
      "removable",
      object({
        mediaAvailable: required(leaf("media_available", zeroOne)),
        mediaSize: required(leaf("media_size", byteCount("bytes"))),
        mediaLabel: leaf("media_label"),
        ...blocks,
      }),
    ),
    hotpluggable: capability("hotpluggable", present),
  }),
);
