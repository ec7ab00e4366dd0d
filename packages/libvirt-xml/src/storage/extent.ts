import type { Bytes } from "@hob/units";
import { attribute, byteCount, element, type Element, required } from "../kit/index.ts";

/** A piece of a device, in bytes from its start. */
export interface StorageExtent {
  readonly start: Bytes;
  readonly end: Bytes;
}

/** `<extent>` that a volume takes, `<freeExtent>` that a disk pool has left. */
export const storageExtent = (name: "extent" | "freeExtent"): Element<StorageExtent> =>
  element<StorageExtent>(name, {
    start: required(attribute("start", byteCount("bytes"))),
    end: required(attribute("end", byteCount("bytes"))),
  });
