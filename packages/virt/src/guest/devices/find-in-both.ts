import type { ChosenTarget } from "../change/choose-target.ts";
import type { Device } from "./device.ts";
import { DeviceNotFound } from "./device-errors.ts";
import { type DevicePick, nameOfPick } from "./device-pick.ts";
import { pickDevice } from "./pick-device.ts";
import { sameDevice } from "./same-device.ts";

/** One device as the running guest and the stored definition have it. */
export interface DeviceInBoth {
  readonly live: Device | null;
  readonly config: Device | null;
}

/**
 * Finds the device that is meant in what is to be changed. It may be named by what only one of the two says of it, as an
 * alias or a host's end of a running guest; the other's is then found by what the two have in common.
 *
 * @param running its devices while it runs, else none; `stored` likewise.
 * @throws DeviceNotFound when neither of the two that are to be changed has it; DeviceAmbiguous.
 */
export function findInBoth(
  guest: string,
  { running, stored }: { readonly running: readonly Device[]; readonly stored: readonly Device[] },
  pick: DevicePick,
  target: ChosenTarget,
): DeviceInBoth {
  const picked = { live: pickDevice(guest, running, pick), config: pickDevice(guest, stored, pick) };
  const live = picked.live ?? (picked.config && (sameDevice(picked.config, running) ?? null));
  // An address or alias may be another device's in the stored definition: what the running one is known by decides.
  const config = live === null ? picked.config : (sameDevice(live, stored) ?? null);
  const found = { live: target.live ? live : null, config: target.config ? config : null };
  if (found.live === null && found.config === null) {
    const where = target.live ? (target.config ? "both" : "live") : "config";
    throw new DeviceNotFound({ guest, device: nameOfPick(pick), where });
  }
  return found;
}
