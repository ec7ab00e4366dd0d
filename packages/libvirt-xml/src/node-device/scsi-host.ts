import { integer, leaf, object, required, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";

/** A SCSI adapter of the host. */
export interface ScsiHostCapability {
  readonly host: number;
  /** Does not change at the next start of the host. */
  readonly uniqueId?: number;
  /** Of a Fibre Channel adapter: its world wide names. */
  readonly fcHost?: { readonly wwnn: string; readonly wwpn: string; readonly fabricWwn?: string };
  /** Of a Fibre Channel adapter: the virtual adapters that it has and could have. */
  readonly vportOps?: { readonly maxVports: number; readonly vports: number };
}

/** `<capability type='scsi_host'>`. */
export const scsiHostCapability: Slot<ScsiHostCapability> = capability(
  "scsi_host",
  object({
    host: required(leaf("host", integer)),
    uniqueId: leaf("unique_id", integer),
    fcHost: capability(
      "fc_host",
      object({ wwnn: required(leaf("wwnn")), wwpn: required(leaf("wwpn")), fabricWwn: leaf("fabric_wwn") }),
    ),
    vportOps: capability(
      "vport_ops",
      object({ maxVports: required(leaf("max_vports", integer)), vports: required(leaf("vports", integer)) }),
    ),
  }),
);
