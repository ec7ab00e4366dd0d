import type { Bytes } from "@hob/units";
import { scaledSize } from "./scaled-size.ts";
import type { Slot } from "./slot.ts";

/**
 * A size: the element's own number, scaled by its `unit` attribute.
 *
 * @param unit What libvirt assumes where none is written, and the one written here; a size that is no multiple of it is
 * written in bytes.
 * @source libvirt's virScaleInteger.
 */
export function size(unit: "KiB" | "bytes"): Slot<Bytes> {
  return {
    extent: () => ({ attributes: ["unit"], text: true }),
    read(node, path) {
      const characters = node.text.trim();
      return characters === "" ? undefined : scaledSize(characters, node.attribute("unit"), unit, path);
    },
    update({ node }, before, after) {
      if (before === after) return;
      const scaled = unit === "KiB" && after !== undefined && after % 1024 === 0;
      if (after === undefined) node.removeAttribute("unit");
      else node.setAttribute("unit", scaled ? "KiB" : "bytes");
      node.text = after === undefined ? "" : String(scaled ? after / 1024 : after);
    },
  };
}
