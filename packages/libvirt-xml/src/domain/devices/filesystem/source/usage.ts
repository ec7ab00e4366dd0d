import type { Bytes } from "@hob/units";
import { scaledSize } from "../../../../kit/scaled-size.ts";
import type { Slot } from "../../../../kit/index.ts";

/** How much memory a file system takes: `<source usage='1024' units='KiB'/>`. A size between two KiB is written in bytes. */
export const usage: Slot<Bytes> = {
  extent: () => ({ attributes: ["usage", "units"] }),
  read(node, path) {
    const count = node.attribute("usage");
    return count === undefined ? undefined : scaledSize(count, node.attribute("units"), "KiB", `${path}/@usage`);
  },
  update({ node }, before, after) {
    if (before === after) return;
    if (after === undefined) {
      node.removeAttribute("usage");
      node.removeAttribute("units");
      return;
    }
    const inKib = after % 1024 === 0;
    node.setAttribute("usage", String(inKib ? after / 1024 : after));
    node.setAttribute("units", inKib ? "KiB" : "bytes");
  },
};
