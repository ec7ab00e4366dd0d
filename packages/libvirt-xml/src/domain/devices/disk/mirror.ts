import type { Bytes } from "@hob/units";
import { attribute, child, element, type Element, oneOf, type Open, within } from "../../../kit/index.ts";
import { type BackingStore, backingStore } from "./backing-store.ts";
import { type ImageFormat, imageFormat, metadataCacheMaxSize } from "./format.ts";
import { type DiskSource, diskSource } from "./source.ts";
import { diskType, type DiskType } from "./type.ts";

/** libvirt's own note of a running block job: the image that a disk's data are written to as well. */
export interface DiskMirror {
  readonly type?: DiskType;
  readonly job?: Open<"copy" | "active-commit">;
  /** Absent while data are still copied; then whether the job can end, or which end it is on the way to. */
  readonly ready?: Open<"yes" | "abort" | "pivot">;
  /** Repeats `source` for programs that know nothing else; its format likewise. */
  readonly file?: string;
  readonly fileFormat?: ImageFormat;
  readonly format?: ImageFormat;
  /** How much of a qcow2 image's tables is kept in memory. */
  readonly metadataCacheMaxSize?: Bytes;
  readonly source?: DiskSource;
  readonly backingStore?: BackingStore;
}

/** `<disk><mirror>`. */
export const diskMirror: Element<DiskMirror> = element("mirror", {
  type: attribute("type", diskType),
  file: attribute("file"),
  fileFormat: attribute("format", imageFormat),
  job: attribute("job", oneOf("copy", "active-commit")),
  ready: attribute("ready", oneOf("yes", "abort", "pivot")),
  format: within("format", attribute("type", imageFormat)),
  metadataCacheMaxSize: within("format", metadataCacheMaxSize),
  source: child(diskSource),
  backingStore: child(backingStore),
});
