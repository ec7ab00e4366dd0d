import { object, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";
import { type MdevType, mdevTypes } from "./mdev-types.ts";

/** All cards that encrypt, in an s390x host, as what is divided among guests. */
export interface ApMatrixCapability {
  readonly mdevTypes?: readonly MdevType[];
}

/** `<capability type='ap_matrix'>`. */
export const apMatrixCapability: Slot<ApMatrixCapability> = capability("ap_matrix", object({ mdevTypes }));
