import type { Bytes } from "@hob/units";
import { leaves, type RequiredSlot, sizeAttribute } from "../kit/index.ts";

/** `<cpu><pages unit='KiB' size='4'/>`: the sizes of pages that a processor knows. */
export const pageSizes: RequiredSlot<readonly Bytes[]> = leaves(
  "pages",
  sizeAttribute("size", "KiB", { unitFirst: true }),
);
