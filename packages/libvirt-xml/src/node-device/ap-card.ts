import { hexadecimal, leaf, object, required, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";

/** A card that encrypts, in an s390x host. */
export interface ApCardCapability {
  readonly adapter: number;
}

/** `<capability type='ap_card'>`. */
export const apCardCapability: Slot<ApCardCapability> = capability(
  "ap_card",
  object({ adapter: required(leaf("ap-adapter", hexadecimal(2))) }),
);
