import type { Bytes } from "@hob/units";
import { unitFactor } from "../../kit/scaled-size.ts";
import { size } from "../../kit/size.ts";
import type { Slot } from "../../kit/slot.ts";

/** A limit of memory, or none. */
export type MemoryLimit = Bytes | "unlimited";

/** What libvirt says for no limit: the most KiB whose bytes a signed number of 64 bits holds. */
const unlimited = 9_007_199_254_740_991n;

const limit = size("KiB");

/** A limit of memory: a size, of which libvirt takes the largest ones for no limit. */
export function memoryLimit(): Slot<MemoryLimit> {
  return {
    extent: () => limit.extent(),
    read(node, path) {
      const characters = node.text.trim();
      const factor = unitFactor(node.attribute("unit") ?? "KiB");
      const isUnlimited =
        /^\d+$/.test(characters) && factor !== undefined && BigInt(characters) * factor >= unlimited * 1024n;
      return isUnlimited ? "unlimited" : limit.read(node, path);
    },
    update(place, before, after) {
      if (before === after) return;
      if (after === "unlimited") {
        place.node.setAttribute("unit", "KiB");
        place.node.text = String(unlimited);
      } else if (after === undefined) {
        place.node.removeAttribute("unit");
        place.node.text = "";
      } else limit.update(place, before === "unlimited" ? undefined : before, after);
    },
  };
}
