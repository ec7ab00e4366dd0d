import type { Slot } from "./slot.ts";

/** True, because the element is there. What `distinguished("capability", { type: "hotpluggable" }, …)` holds. */
export const present: Slot<boolean> = {
  extent: () => ({}),
  read: () => true,
  update: () => undefined,
};
