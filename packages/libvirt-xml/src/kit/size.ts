import type { Bytes } from "@hob/units";
import { scaledSize, unitFactor } from "./scaled-size.ts";
import type { Slot } from "./slot.ts";

/**
 * A size: the element's own number, scaled by its `unit` attribute.
 *
 * @param assumed What libvirt assumes where no unit is written.
 * @param written The unit of a new element. One that is there keeps its own; what is no multiple of it gets bytes.
 * @source libvirt's virScaleInteger.
 */
export function size(assumed: "KiB" | "bytes", written: "M" | "KiB" | "bytes" = assumed): Slot<Bytes> {
  return {
    extent: () => ({ attributes: ["unit"], text: true }),
    read(node, path) {
      const characters = node.text.trim();
      return characters === "" ? undefined : scaledSize(characters, node.attribute("unit"), assumed, path);
    },
    update({ node }, before, after) {
      if (before === after) return;
      if (after === undefined) {
        node.removeAttribute("unit");
        node.text = "";
        return;
      }
      // Where the document has the element, it says what it counts in.
      const own = before === undefined ? written : node.attribute("unit");
      const factor = unitFactor(own ?? assumed) ?? 1n;
      const scaled = BigInt(after) % factor === 0n;
      const unit = scaled ? own : "bytes";
      if (unit !== undefined) node.setAttribute("unit", unit);
      node.text = String(scaled ? BigInt(after) / factor : after);
    },
  };
}
