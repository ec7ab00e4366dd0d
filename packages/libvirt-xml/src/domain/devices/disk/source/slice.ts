import type { Bytes } from "@hob/units";
import { attribute, byteCount, element, type Element, oneOf, type Open, required } from "../../../../kit/index.ts";

/** The part of a source that the disk's data are in. */
export interface DiskSourceSlice {
  readonly type: Open<"storage">;
  readonly offset: Bytes;
  readonly size: Bytes;
}

/** `<slices><slice>` of a disk's source. */
export const diskSourceSlice: Element<DiskSourceSlice> = element("slice", {
  type: required(attribute("type", oneOf("storage"))),
  offset: required(attribute("offset", byteCount("bytes"))),
  size: required(attribute("size", byteCount("bytes"))),
});
