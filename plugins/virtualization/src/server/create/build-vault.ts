import { createSecretVault } from "@hob/builder";

/** The secrets of VMs that are being created, in this process alone: planning puts them here, the task takes them. */
export const buildVault = createSecretVault();
