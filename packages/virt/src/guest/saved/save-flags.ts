import { domainSaveRestoreFlag } from "@hob/libvirt";
import type { RestoredState, SaveOptions } from "./saved-memory.ts";

/** The flag for what a guest does when it goes on; none leaves it as it was. */
export function restoredStateFlag(startAs: RestoredState | undefined): number {
  return startAs === undefined ? 0 : domainSaveRestoreFlag[startAs];
}

/** The flags of saving and restoring. */
export function saveFlags({ bypassCache = false, startAs }: SaveOptions): number {
  return (bypassCache ? domainSaveRestoreFlag.bypassCache : 0) | restoredStateFlag(startAs);
}
