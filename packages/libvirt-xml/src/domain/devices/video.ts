import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  within,
  yesNo,
} from "../../kit/index.ts";
import { type Address, address } from "./address.ts";

/** A graphics adapter. Its memory is counted in KiB, as libvirt does. */
export interface Video {
  readonly model: {
    readonly type: Open<"vga" | "cirrus" | "virtio" | "qxl" | "bochs" | "ramfb" | "vmvga" | "xen" | "none">;
    readonly ram?: number;
    readonly vram?: number;
    readonly vram64?: number;
    readonly vgamem?: number;
    readonly heads?: number;
    readonly primary?: boolean;
    readonly accel3d?: boolean;
  };
  readonly driver?: { readonly name?: string };
  readonly alias?: string;
  readonly address?: Address;
}

/** `<video>`. */
export const video: Element<Video> = element("video", {
  driver: child("driver", { name: attribute("name") }),
  model: required(
    child("model", {
      type: required(
        attribute("type", oneOf("vga", "cirrus", "virtio", "qxl", "bochs", "ramfb", "vmvga", "xen", "none")),
      ),
      ram: attribute("ram", integer),
      vram: attribute("vram", integer),
      vram64: attribute("vram64", integer),
      vgamem: attribute("vgamem", integer),
      heads: attribute("heads", integer),
      primary: attribute("primary", yesNo),
      accel3d: within("acceleration", attribute("accel3d", yesNo)),
    }),
  ),
  alias: within("alias", attribute("name")),
  address: child(address),
});
