import type { Bytes } from "@hob/units";
import { attribute, child, element, type Element, integer, within } from "../../../kit/index.ts";
import { type ImageFormat, imageFormat, metadataCacheMaxSize } from "./format.ts";
import { type DiskSource, diskSource } from "./source.ts";
import { diskType, type DiskType } from "./type.ts";

/** The image that another one holds the changes of. Without a type it ends the chain. */
export interface BackingStore {
  readonly type?: DiskType;
  readonly index?: number;
  readonly format?: ImageFormat;
  /** How much of a qcow2 image's tables is kept in memory. */
  readonly metadataCacheMaxSize?: Bytes;
  readonly source?: DiskSource;
  readonly backingStore?: BackingStore;
}

/** `<disk><backingStore>`, which holds the next one. */
export const backingStore: Element<BackingStore> = element("backingStore", {
  type: attribute("type", diskType),
  index: attribute("index", integer),
  format: within("format", attribute("type", imageFormat)),
  metadataCacheMaxSize: within("format", metadataCacheMaxSize),
  source: child(diskSource),
  backingStore: child(() => backingStore),
});
