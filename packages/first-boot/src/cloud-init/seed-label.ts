import type { CloudInit } from "./cloud-init.ts";

/** The labels by which a guest finds its seed. @source cloud-init, "NoCloud" and "Config drive" */
export const seedLabels = { nocloud: "cidata", configdrive: "config-2" } as const;

/** The label of the medium that an intent asks for. */
export const seedLabel = ({ datasource = "nocloud" }: Pick<CloudInit, "datasource">) => seedLabels[datasource];
