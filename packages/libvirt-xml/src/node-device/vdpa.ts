import { leaf, object, required, type Slot } from "../kit/index.ts";
import { capability } from "./capability.ts";

/** A device that speaks virtio itself. */
export interface VdpaCapability {
  /** `/dev/vhost-vdpa-0`. */
  readonly chardev: string;
}

/** `<capability type='vdpa'>`. */
export const vdpaCapability: Slot<VdpaCapability> = capability("vdpa", object({ chardev: required(leaf("chardev")) }));
