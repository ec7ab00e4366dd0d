import type { Bytes } from "@hob/units";
import { byteCount, element, type Element, integer, leaf } from "../../../kit/index.ts";

/**
 * Limits of a disk's traffic; 0 is none. A total excludes its two parts. `…Max` may be reached in a burst, which lasts
 * as many seconds as `…MaxLengthSeconds` says.
 */
export interface DiskIotune {
  /** Bytes a second. */
  readonly totalBytesSec?: Bytes;
  readonly readBytesSec?: Bytes;
  readonly writeBytesSec?: Bytes;
  /** Requests a second. */
  readonly totalIopsSec?: number;
  readonly readIopsSec?: number;
  readonly writeIopsSec?: number;
  readonly totalBytesSecMax?: Bytes;
  readonly readBytesSecMax?: Bytes;
  readonly writeBytesSecMax?: Bytes;
  readonly totalIopsSecMax?: number;
  readonly readIopsSecMax?: number;
  readonly writeIopsSecMax?: number;
  /** A request is counted once for each so many bytes of it. */
  readonly sizeIopsSec?: Bytes;
  /** Disks of one name share their limits. */
  readonly groupName?: string;
  readonly totalBytesSecMaxLengthSeconds?: number;
  readonly readBytesSecMaxLengthSeconds?: number;
  readonly writeBytesSecMaxLengthSeconds?: number;
  readonly totalIopsSecMaxLengthSeconds?: number;
  readonly readIopsSecMaxLengthSeconds?: number;
  readonly writeIopsSecMaxLengthSeconds?: number;
}

const byteLeaf = (name: string) => leaf(name, byteCount("bytes"));
const countLeaf = (name: string) => leaf(name, integer);

/** `<disk><iotune>`. */
export const diskIotune: Element<DiskIotune> = element("iotune", {
  totalBytesSec: byteLeaf("total_bytes_sec"),
  readBytesSec: byteLeaf("read_bytes_sec"),
  writeBytesSec: byteLeaf("write_bytes_sec"),
  totalIopsSec: countLeaf("total_iops_sec"),
  readIopsSec: countLeaf("read_iops_sec"),
  writeIopsSec: countLeaf("write_iops_sec"),
  totalBytesSecMax: byteLeaf("total_bytes_sec_max"),
  readBytesSecMax: byteLeaf("read_bytes_sec_max"),
  writeBytesSecMax: byteLeaf("write_bytes_sec_max"),
  totalIopsSecMax: countLeaf("total_iops_sec_max"),
  readIopsSecMax: countLeaf("read_iops_sec_max"),
  writeIopsSecMax: countLeaf("write_iops_sec_max"),
  sizeIopsSec: byteLeaf("size_iops_sec"),
  groupName: leaf("group_name"),
  totalBytesSecMaxLengthSeconds: countLeaf("total_bytes_sec_max_length"),
  readBytesSecMaxLengthSeconds: countLeaf("read_bytes_sec_max_length"),
  writeBytesSecMaxLengthSeconds: countLeaf("write_bytes_sec_max_length"),
  totalIopsSecMaxLengthSeconds: countLeaf("total_iops_sec_max_length"),
  readIopsSecMaxLengthSeconds: countLeaf("read_iops_sec_max_length"),
  writeIopsSecMaxLengthSeconds: countLeaf("write_iops_sec_max_length"),
});
