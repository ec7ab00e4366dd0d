import type { Bytes } from "@hob/units";
import { attribute, element, type Element, integer, oneOf, onOff, type Open } from "../../../kit/index.ts";
import { type VirtioOptions, virtioOptions } from "../virtio.ts";
import { type ImageFormat, imageFormat, metadataCacheMaxSize } from "./format.ts";

/** What a disk's data are read and written with. */
export interface DiskDriver extends VirtioOptions {
  readonly name?: string;
  /** The image's format; always said, never probed. */
  readonly type?: ImageFormat;
  readonly cache?: Open<"default" | "none" | "writethrough" | "writeback" | "directsync" | "unsafe">;
  /** What happens when data cannot be written, and read unless `rerrorPolicy` says otherwise. */
  readonly errorPolicy?: Open<"stop" | "report" | "ignore" | "enospace">;
  readonly rerrorPolicy?: Open<"stop" | "report" | "ignore">;
  readonly io?: Open<"threads" | "native" | "io_uring">;
  readonly ioeventfd?: boolean;
  readonly eventIdx?: boolean;
  /** Whether what is read from a backing image is kept in this one. */
  readonly copyOnRead?: boolean;
  readonly discard?: Open<"unmap" | "ignore">;
  /** The number of the guest's I/O thread that serves the disk. */
  readonly iothread?: number;
  readonly detectZeroes?: Open<"off" | "on" | "unmap">;
  readonly queues?: number;
  readonly queueSize?: number;
  /** How much of a qcow2 image's tables is kept in memory. */
  readonly metadataCacheMaxSize?: Bytes;
}

/** `<disk><driver>`. */
export const diskDriver: Element<DiskDriver> = element("driver", {
  name: attribute("name"),
  type: attribute("type", imageFormat),
  cache: attribute("cache", oneOf("default", "none", "writethrough", "writeback", "directsync", "unsafe")),
  errorPolicy: attribute("error_policy", oneOf("stop", "report", "ignore", "enospace")),
  rerrorPolicy: attribute("rerror_policy", oneOf("stop", "report", "ignore")),
  io: attribute("io", oneOf("threads", "native", "io_uring")),
  ioeventfd: attribute("ioeventfd", onOff),
  eventIdx: attribute("event_idx", onOff),
  copyOnRead: attribute("copy_on_read", onOff),
  discard: attribute("discard", oneOf("unmap", "ignore")),
  iothread: attribute("iothread", integer),
  detectZeroes: attribute("detect_zeroes", oneOf("off", "on", "unmap")),
  queues: attribute("queues", integer),
  queueSize: attribute("queue_size", integer),
  ...virtioOptions,
  metadataCacheMaxSize,
});
