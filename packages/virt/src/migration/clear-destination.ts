import { isHobError } from "@hob/errors";
import type { StorageVolumeRef } from "@hob/libvirt";
import type { Guest } from "../guest/guest.ts";
import { removeVolumes } from "./destination-volumes.ts";
import type { Journey } from "./journey.ts";
import { lookAt, type Sight } from "./sight.ts";

/**
 * Removes what a migration that did not work left at the destination: volumes that were made for it, and a definition
 * that was not there before. Only for a guest that is known to be at the source.
 *
 * @param guest as the destination knows it. @returns what is left, as sentences.
 */
export async function clearDestination(
  { to, there }: Journey,
  made: readonly StorageVolumeRef[],
  beforehand: Sight | null,
  guest: Guest,
): Promise<readonly string[]> {
  try {
    const now = await lookAt(to, there);
    if (now?.state === "shutoff" && beforehand?.state === "gone") await guest.undefine();
  } catch (error) {
    if (!isHobError(error)) throw error;
    return [`The guest's definition is left on '${to.name}': ${error.message}`, ...(await removeVolumes(to, made))];
  }
  return removeVolumes(to, made);
}
