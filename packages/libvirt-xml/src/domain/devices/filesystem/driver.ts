import { attribute, element, type Element, integer, oneOf, type Open } from "../../../kit/index.ts";
import { type ImageFormat, imageFormat } from "../disk/format.ts";
import { type VirtioOptions, virtioOptions } from "../virtio.ts";

/** How a file system reaches the guest. */
export interface FilesystemDriver extends VirtioOptions {
  readonly type?: Open<"path" | "handle" | "loop" | "nbd" | "ploop" | "virtiofs" | "mtp">;
  /** Of an image: always said, never probed. */
  readonly format?: ImageFormat;
  /** `immediate`: what is written does not stay in the host's memory. */
  readonly wrpolicy?: Open<"immediate">;
  /** Of type `virtiofs`: how many requests wait. */
  readonly queue?: number;
}

/** `<filesystem><driver>`. */
export const filesystemDriver: Element<FilesystemDriver> = element("driver", {
  type: attribute("type", oneOf("path", "handle", "loop", "nbd", "ploop", "virtiofs", "mtp")),
  format: attribute("format", imageFormat),
  wrpolicy: attribute("wrpolicy", oneOf("immediate")),
  queue: attribute("queue", integer),
  ...virtioOptions,
});
