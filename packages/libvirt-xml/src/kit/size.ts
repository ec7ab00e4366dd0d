import type { Bytes } from "@hob/units";
import { scaledSize } from "./scaled-size.ts";
import type { Slot } from "./slot.ts";

/**
 * A size: the element's own number, scaled by its `unit` attribute.
 *
 * @param assumed What libvirt assumes where no unit is written.
 * @param written The unit written here; a size that is no multiple of it is written in bytes.
 * @source libvirt's virScaleInteger.
 */
export function size(assumed: "KiB" | "bytes", written: "M" | "KiB" | "bytes" = assumed): Slot<Bytes> {
  const factor = { M: 1024 * 1024, KiB: 1024, bytes: 1 }[written];
  return {
    extent: () => ({ attributes: ["unit"], text: true }),
    read(node, path) {
      const characters = node.text.trim();
      return characters === "" ? undefined : scaledSize(characters, node.attribute("unit"), assumed, path);
    },
    update({ node }, before, after) {
      if (before === after) return;
      const scaled = after !== undefined && after % factor === 0;
      if (after === undefined) node.removeAttribute("unit");
      else node.setAttribute("unit", scaled ? written : "bytes");
      node.text = after === undefined ? "" : String(scaled ? after / factor : after);
    },
  };
}
