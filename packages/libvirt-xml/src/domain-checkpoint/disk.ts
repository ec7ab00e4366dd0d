import type { Bytes } from "@hob/units";
import { attribute, byteCount, element, type Element, oneOf, type Open, required } from "../kit/index.ts";

/** A disk at a checkpoint. */
export interface CheckpointDisk {
  /** Its target: `vda`; or the path of its source. */
  readonly name: string;
  readonly checkpoint?: Open<"no" | "bitmap">;
  /** The name of the note in the image. Default: the checkpoint's. */
  readonly bitmap?: string;
  /** libvirt's own estimate of what has been written since; only when it is asked for. */
  readonly size?: Bytes;
}

/** `<domaincheckpoint><disks><disk>`. */
export const checkpointDisk: Element<CheckpointDisk> = element("disk", {
  name: required(attribute("name")),
  checkpoint: attribute("checkpoint", oneOf("no", "bitmap")),
  bitmap: attribute("bitmap"),
  size: attribute("size", byteCount("bytes")),
});
