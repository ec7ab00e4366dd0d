import type { Bytes } from "@hob/units";
import {
  attribute,
  byteCount,
  child,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  within,
  yesNo,
} from "../../../kit/index.ts";

/** What a graphics adapter can do. Its memory is in whole KiB. */
export interface VideoModel {
  readonly type: Open<
    "vga" | "cirrus" | "virtio" | "qxl" | "bochs" | "ramfb" | "vmvga" | "xen" | "vbox" | "gop" | "parallels" | "none"
  >;
  /** Of `qxl`: its first region of memory. */
  readonly ram?: Bytes;
  /** Of `qxl`: its second region; otherwise all there is. */
  readonly vram?: Bytes;
  /** Of `qxl`: the second region, for those who can reach more than 4 GiB. */
  readonly vram64?: Bytes;
  /** Of `qxl`: the part of the first region that is a VGA card's. */
  readonly vgamem?: Bytes;
  /** How many screens it drives. */
  readonly heads?: number;
  readonly primary?: boolean;
  /** Whether the guest's drawing in three dimensions is done by the host's card. */
  readonly accel3d?: boolean;
  readonly accel2d?: boolean;
  /** The host's card: `/dev/dri/renderD128`. */
  readonly rendernode?: string;
  /** The resolution at the start, in pixels. */
  readonly resolution?: { readonly x: number; readonly y: number };
}

const types = oneOf(
  "vga",
  "cirrus",
  "virtio",
  "qxl",
  "bochs",
  "ramfb",
  "vmvga",
  "xen",
  "vbox",
  "gop",
  "parallels",
  "none",
);

/** `<video><model>`. */
export const videoModel: Element<VideoModel> = element("model", {
  type: required(attribute("type", types)),
  ram: attribute("ram", byteCount("KiB")),
  vram: attribute("vram", byteCount("KiB")),
  vram64: attribute("vram64", byteCount("KiB")),
  vgamem: attribute("vgamem", byteCount("KiB")),
  heads: attribute("heads", integer),
  primary: attribute("primary", yesNo),
  accel3d: within("acceleration", attribute("accel3d", yesNo)),
  accel2d: within("acceleration", attribute("accel2d", yesNo)),
  rendernode: within("acceleration", attribute("rendernode")),
  resolution: child("resolution", { x: required(attribute("x", integer)), y: required(attribute("y", integer)) }),
});
