import { type Device, deviceOfId } from "./device.ts";
import type { StatedDevice } from "./product-record.ts";

/**
 * The devices of a system or platform: the nearest statement about one wins, so that `supported="false"` removes what
 * would be inherited.
 *
 * @param lineage the record itself, then those it derives from or clones, nearest first.
 */
export function inheritDevices(
  lineage: readonly { readonly devices: readonly StatedDevice[] }[],
  devices: ReadonlyMap<string, Device>,
): Device[] {
  const decided = new Map<string, boolean>();
  for (const { devices: stated } of lineage) {
    const here = new Map(stated.map(({ id, supported }) => [id, supported]));
    for (const [id, supported] of here) if (!decided.has(id)) decided.set(id, supported);
  }
  return [...decided.keys()].filter((id) => decided.get(id)).map((id) => devices.get(id) ?? deviceOfId(id));
}
