import { leaf, object, required, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";

/** A way to send a SCSI unit whatever commands. */
export interface ScsiGenericCapability {
  /** `/dev/sg0`. */
  readonly char: string;
}

/** `<capability type='scsi_generic'>`. */
export const scsiGenericCapability: Slot<ScsiGenericCapability> = capability(
  "scsi_generic",
  object({ char: required(leaf("char")) }),
);
