import { attribute, element, type Element, integer, oneOf, type Open, required } from "../../../kit/index.ts";

/** The cylinders, heads and sectors that a BIOS of old believes in. */
export interface DiskGeometry {
  readonly cyls: number;
  readonly heads: number;
  readonly secs: number;
  readonly trans?: Open<"auto" | "none" | "lba">;
}

/** `<disk><geometry>`. */
export const diskGeometry: Element<DiskGeometry> = element("geometry", {
  cyls: required(attribute("cyls", integer)),
  heads: required(attribute("heads", integer)),
  secs: required(attribute("secs", integer)),
  trans: attribute("trans", oneOf("auto", "none", "lba")),
});
