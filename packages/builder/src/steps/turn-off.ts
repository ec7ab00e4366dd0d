import type { Guest } from "@hob/virt";
import { orNull } from "../storage/or-null.ts";

/** Pulls a guest's plug if it has power. @returns whether the guest is still known: a transient one is gone then. */
export async function turnOff(guest: Guest): Promise<boolean> {
  const info = await orNull(guest.info());
  if (!info) return false;
  if (info.state === "shutoff") return true;
  await orNull(guest.destroy());
  return info.persistent;
}
