import type { Device } from "./device.ts";
import { DeviceAmbiguous, DeviceNotFound } from "./device-errors.ts";
import { type DevicePick, isPicked, nameOfDevice, nameOfPick } from "./device-pick.ts";

/** The one device that is meant, or null. @throws DeviceAmbiguous */
export function pickDevice(guest: string, devices: readonly Device[], pick: DevicePick): Device | null {
  const [found, ...others] = devices.filter((device) => isPicked(device, pick));
  if (found !== undefined && others.length > 0) {
    const candidates = [found, ...others].map(nameOfDevice);
    throw new DeviceAmbiguous({ guest, device: nameOfPick(pick), candidates });
  }
  return found ?? null;
}

/** The one device that is meant. @throws DeviceNotFound, DeviceAmbiguous */
export function requireDevice(
  guest: string,
  devices: readonly Device[],
  pick: DevicePick,
  where: "live" | "config" | "both",
): Device {
  const found = pickDevice(guest, devices, pick);
  if (found === null) throw new DeviceNotFound({ guest, device: nameOfPick(pick), where });
  return found;
}
