import type { Bytes } from "@hob/units";
import { byteCount, children, element, type Element, integer, leaf, required } from "../kit/index.ts";

/** The guest's share and limits on one block device of the host. */
export interface BlkiotuneDevice {
  /** `/dev/sda`. */
  readonly path: string;
  /** From 100 to 1000, against that of other guests. */
  readonly weight?: number;
  /** Requests a second. */
  readonly readIopsSec?: number;
  readonly writeIopsSec?: number;
  /** Bytes a second. */
  readonly readBytesSec?: Bytes;
  readonly writeBytesSec?: Bytes;
}

/** The guest's share of the host's block devices. */
export interface Blkiotune {
  /** From 100 to 1000, against that of other guests. */
  readonly weight?: number;
  readonly devices: readonly BlkiotuneDevice[];
}

const device: Element<BlkiotuneDevice> = element("device", {
  path: required(leaf("path")),
  weight: leaf("weight", integer),
  readIopsSec: leaf("read_iops_sec", integer),
  writeIopsSec: leaf("write_iops_sec", integer),
  readBytesSec: leaf("read_bytes_sec", byteCount("bytes")),
  writeBytesSec: leaf("write_bytes_sec", byteCount("bytes")),
});

/** `<blkiotune>`. */
export const blkiotune: Element<Blkiotune> = element("blkiotune", {
  weight: leaf("weight", integer),
  devices: children(device, { key: (item) => item.path }),
});
