import type { CloudInit } from "./cloud-init/cloud-init.ts";
import type { Ignition } from "./ignition/ignition.ts";

/** What a guest is told at its first boot, for the two readers that images have. */
export type FirstBoot = CloudInit | Ignition;
