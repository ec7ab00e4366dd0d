import { leaf, object, oneOf, type Open, required, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";

/** A way to a graphics card. */
export interface DrmCapability {
  /** `render` draws and shows nothing. */
  readonly type: Open<"primary" | "control" | "render">;
}

/** `<capability type='drm'>`. */
export const drmCapability: Slot<DrmCapability> = capability(
  "drm",
  object({ type: required(leaf("type", oneOf("primary", "control", "render"))) }),
);
