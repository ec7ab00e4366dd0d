import type { Volume } from "@hob/virt";
import { setTimeout as delay } from "node:timers/promises";
import { orNull } from "./or-null.ts";
import { isStorageFailure } from "./storage-failure.ts";

const pauseMs = 500;

/** How a volume is deleted. */
export interface DeleteVolumeOptions {
  readonly signal?: AbortSignal | undefined;
  /** Whether its bytes are overwritten first. Default false. */
  readonly wipe?: boolean;
}

/**
 * Deletes a volume; one that is gone already is fine. One that libvirt is still writing, because nothing ends a copy that
 * has begun, is waited for.
 */
export async function deleteVolume(volume: Volume, { signal, wipe = false }: DeleteVolumeOptions = {}): Promise<void> {
  let isWiped = !wipe;
  for (;;) {
    try {
      if (!isWiped) await orNull(volume.wipe());
      isWiped = true;
      await orNull(volume.delete());
      return;
    } catch (error) {
      if (!isStorageFailure(error, "operation-invalid")) throw error;
      await delay(pauseMs, undefined, { ...(signal && { signal }) });
    }
  }
}
