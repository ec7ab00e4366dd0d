import { integer, leaf, object, required, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";

/** A unit of a SCSI target. */
export interface ScsiCapability {
  readonly host: number;
  readonly bus: number;
  readonly target: number;
  readonly lun: number;
  /** `disk`, `cdrom`, `tape`, … */
  readonly type?: string;
}

/** `<capability type='scsi'>`. */
export const scsiCapability: Slot<ScsiCapability> = capability(
  "scsi",
  object({
    host: required(leaf("host", integer)),
    bus: required(leaf("bus", integer)),
    target: required(leaf("target", integer)),
    lun: required(leaf("lun", integer)),
    type: leaf("type"),
  }),
);
