import type { Slot } from "./slot.ts";

/** The element's own characters, where having none says something, too: `<genid/>` asks for one to be made. */
export function characters(): Slot<string> {
  return {
    extent: () => ({ text: true }),
    read: (node) => node.text,
    update({ node }, before, after) {
      if (before !== after) node.text = after ?? "";
    },
  };
}
