import { type Device, type DeviceKind } from "./device.ts";
import { targetOf, whereaboutsOf } from "./device-pick.ts";

/**
 * The device of a list that another description of the same guest means by `device`: how one of the running guest is
 * found in its stored definition, and the other way round.
 *
 * What a device is known by decides: a chosen alias, a disk's name, an interface's MAC address. Where a kind has none,
 * it is the address, and failing that, what the device is like, if there is only one like it.
 */
export function sameDevice(device: Device, others: readonly Device[]): Device | undefined {
  const alike = others.filter(({ kind }) => kind === device.kind);
  const { alias } = whereaboutsOf(device);
  const chosen = alias?.startsWith("ua-") ? alike.find((other) => whereaboutsOf(other).alias === alias) : undefined;
  if (chosen) return chosen;
  const mark = markOf(device);
  if (mark !== undefined) return alike.find((other) => markOf(other) === mark);
  const place = placeOf(device);
  const [same, another] = alike.filter((other) => placeOf(other) === place && place !== undefined);
  if (same) return another ? undefined : same;
  const content = contentOf(device);
  // One that sits elsewhere is another one, however alike.
  const [like, more] = alike.filter((other) => contentOf(other) === content && !(place && placeOf(other)));
  return more ? undefined : like;
}

/** What tells a device from the others of its kind, as long as the guest exists; undefined where nothing does. */
function markOf(device: Device): string | undefined {
  switch (device.kind) {
    case "interface":
      return device.definition.mac?.toLowerCase();
    case "controller":
      return `${device.definition.type} ${device.definition.index ?? 0} ${device.definition.master ?? ""}`;
    case "graphics":
      return device.definition.type;
    case "audio":
      return `${device.definition.id}`;
    case "lease":
      return `${device.definition.lockspace} ${device.definition.key}`;
    case "hostdev":
      return JSON.stringify([device.definition.type, sourceOf(device.definition.source)]);
    case "serial":
    case "parallel":
    case "console":
      return `${device.definition.target?.port ?? 0}`;
    default:
      return onlyOfItsKind.has(device.kind) ? device.kind : targetOf(device);
  }
}

/** Kinds that a guest has one of at most. */
const onlyOfItsKind: ReadonlySet<DeviceKind> = new Set<DeviceKind>(["memballoon", "nvram", "vsock", "iommu", "tpm"]);

/** A source without what libvirt notes in running guests. */
function sourceOf(source: object): object {
  return Object.fromEntries(Object.entries(source).filter(([name]) => name !== "index"));
}

function placeOf(device: Device): string | undefined {
  const { address } = whereaboutsOf(device);
  return address && JSON.stringify(Object.entries(address).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function contentOf({ definition }: Device): string {
  const { alias: _, address: __, ...rest } = definition as { alias?: unknown; address?: unknown };
  return JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
}
