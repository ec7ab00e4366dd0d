import { leaf, object, required, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";

/** What answers on a SCSI bus. */
export interface ScsiTargetCapability {
  /** `target5:0:0`. */
  readonly target: string;
  /** Over Fibre Channel: the port there. */
  readonly fcRemotePort?: { readonly rport: string; readonly wwpn: string };
}

/** `<capability type='scsi_target'>`. */
export const scsiTargetCapability: Slot<ScsiTargetCapability> = capability(
  "scsi_target",
  object({
    target: required(leaf("target")),
    fcRemotePort: capability(
      "fc_remote_port",
      object({ rport: required(leaf("rport")), wwpn: required(leaf("wwpn")) }),
    ),
  }),
);
