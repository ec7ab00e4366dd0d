import type { Volume } from "@hob/virt";
import { setTimeout as delay } from "node:timers/promises";
import { orNull } from "./or-null.ts";
import { isStorageFailure } from "./storage-failure.ts";

const pauseMs = 500;

/**
 * Deletes a volume; one that is gone already is fine. One that libvirt is still writing, because nothing ends a copy that
 * has begun, is waited for.
 */
export async function deleteVolume(volume: Volume, signal?: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await orNull(volume.delete());
      return;
    } catch (error) {
      if (!isStorageFailure(error, "operation-invalid")) throw error;
      await delay(pauseMs, undefined, { ...(signal && { signal }) });
    }
  }
}
