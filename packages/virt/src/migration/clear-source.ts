import { isHobError } from "@hob/errors";
import { domainMigrateFlag } from "@hob/libvirt";
import type { Guest } from "../guest/guest.ts";
import type { Journey } from "./journey.ts";
import { lookAt } from "./sight.ts";

/**
 * Has the source forget a guest that has moved, where its daemon was lost before it could. Firmware variables stay: the
 * destination may use the same file. @returns what is left, as sentences.
 */
export async function clearSource({ from, dom, flags }: Journey, guest: Guest): Promise<readonly string[]> {
  if ((flags & domainMigrateFlag.undefineSource) === 0) return [];
  try {
    if ((await lookAt(from, dom))?.state === "shutoff") await guest.undefine({ keepNvram: true });
    return [];
  } catch (error) {
    if (!isHobError(error)) throw error;
    return [`The guest's definition is left on '${from.name}': ${error.message}`];
  }
}
