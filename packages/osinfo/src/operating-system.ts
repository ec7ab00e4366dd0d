import { canonicalDeviceId, type Device, deviceOfId } from "./device.ts";
import type { Firmware } from "./firmware.ts";
import type { OsRecord } from "./os-record.ts";
import { amountsFor, inheritAmounts, type Resources } from "./resources.ts";

/** An operating system with all that it inherits. */
export interface OperatingSystem extends Omit<OsRecord, "devices" | "resources" | "name"> {
  /** Unique: `debian11`. */
  readonly shortId: string;
  /** For people: `Debian 11`. */
  readonly name: string;
  /** What it has drivers for. Empty for many systems: the database does not know, not that there are none. */
  readonly devices: readonly Device[];
  /** Whether it has a driver for any of these devices; ids of old databases are understood. */
  supports(...deviceIds: readonly string[]): boolean;
  /** What it asks for on an architecture (libvirt's name: `x86_64`, `aarch64`…). */
  resources(arch: string): Resources;
  /** Whether it starts from a firmware on an architecture; null when the database does not say. */
  supportsFirmware(type: "bios" | "efi", arch: string): boolean | null;
}

/**
 * Completes a record by inheritance.
 *
 * @param lineage the record itself, then those it derives from or clones, nearest first.
 */
export function operatingSystem(
  lineage: readonly [OsRecord, ...OsRecord[]],
  devices: ReadonlyMap<string, Device>,
): OperatingSystem {
  const [own, ...behind] = lineage;
  const { devices: _stated, resources: _own, ...facts } = own;
  const supported = inheritDevices(lineage);
  const firmware = inheritFirmware(lineage);
  const minimum = inheritAmounts(
    own.resources.minimum,
    behind.map(({ resources }) => resources.minimum),
  );
  const recommended = inheritAmounts(
    own.resources.recommended,
    behind.map(({ resources }) => resources.recommended),
  );
  const shortId = own.shortIds[0] ?? own.id;
  return {
    ...facts,
    shortId,
    name: own.name ?? shortId,
    firmware,
    devices: supported.map((id) => devices.get(id) ?? deviceOfId(id)),
    supports: (...ids) => ids.some((id) => supported.includes(canonicalDeviceId(id))),
    resources: (arch) => ({ minimum: amountsFor(minimum, arch), recommended: amountsFor(recommended, arch) }),
    supportsFirmware: (type, arch) =>
      firmware.find((item) => item.arch === arch && item.type === type)?.supported ?? null,
  };
}

/** The nearest statement about a device wins, so that `supported="false"` removes an inherited one. */
function inheritDevices(lineage: readonly OsRecord[]): string[] {
  const decided = new Map<string, boolean>();
  for (const { devices } of lineage) {
    const here = new Map(devices.map(({ id, supported }) => [id, supported]));
    for (const [id, supported] of here) if (!decided.has(id)) decided.set(id, supported);
  }
  return [...decided.keys()].filter((id) => decided.get(id));
}

function inheritFirmware(lineage: readonly OsRecord[]): Firmware[] {
  const decided = new Map<string, Firmware>();
  for (const item of lineage.flatMap(({ firmware }) => firmware)) {
    const key = `${item.arch} ${item.type}`;
    if (!decided.has(key)) decided.set(key, item);
  }
  return [...decided.values()];
}
