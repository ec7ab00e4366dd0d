import { canonicalDeviceId, type Device } from "./device.ts";
import type { Firmware } from "./firmware.ts";
import { inheritDevices } from "./inherit-devices.ts";
import { once } from "./once.ts";
import type { OsRecord } from "./os-record.ts";
import { inheritAmounts, type Resources, resourcesFor } from "./resources.ts";

/** An operating system with all that it inherits. */
export interface OperatingSystem extends Omit<OsRecord, "devices" | "resources" | "name"> {
  /** Unique: `debian11`. */
  readonly shortId: string;
  /** For people: `Debian 11`. */
  readonly name: string;
  /** What it has drivers for. Empty for many systems: the database does not know, not that there are none. */
  readonly devices: readonly Device[];
  /** The architectures that its resources, media, trees, images and firmware are for; `all` where they say so. */
  readonly architectures: readonly string[];
  /** Whether it has a driver for any of these devices; ids of old databases are understood. */
  supports(...deviceIds: readonly string[]): boolean;
  /** What it asks for on an architecture (libvirt's name: `x86_64`, `aarch64`…). */
  resources(arch: string): Resources;
  /** Whether it starts from a firmware on an architecture; null when the database does not say. */
  supportsFirmware(type: "bios" | "efi", arch: string): boolean | null;
}

/**
 * Completes a record by inheritance, each fact when it is first asked for: of 790 systems few are looked at closely.
 *
 * @param lineageOf gives the record itself, then those it derives from or clones, nearest first.
 */
export function operatingSystem(
  own: OsRecord,
  lineageOf: () => readonly [OsRecord, ...OsRecord[]],
  devices: ReadonlyMap<string, Device>,
): OperatingSystem {
  // One closure for all of it: there are as many as there are systems.
  const inherited = once(() => inherit(own, lineageOf(), devices));
  const { devices: _stated, resources: _own, ...facts } = own;
  const shortId = own.shortIds[0] ?? own.id;
  return {
    ...facts,
    shortId,
    name: own.name ?? shortId,
    get firmware() {
      return inherited().firmware;
    },
    get kernelUrlArgument() {
      return inherited().kernelUrlArgument;
    },
    get cloudImageUsername() {
      return inherited().cloudImageUsername;
    },
    get devices() {
      return inherited().devices;
    },
    get architectures() {
      return inherited().architectures;
    },
    supports: (...ids) => ids.some((id) => inherited().deviceIds.has(canonicalDeviceId(id))),
    resources: (arch) => resourcesFor(inherited().resources, arch),
    supportsFirmware: (type, arch) =>
      inherited().firmware.find((item) => item.arch === arch && item.type === type)?.supported ?? null,
  };
}

/** What a system has by itself and by those behind it. */
function inherit(own: OsRecord, lineage: readonly OsRecord[], known: ReadonlyMap<string, Device>) {
  const devices = inheritDevices(lineage, known);
  const firmware = inheritFirmware(lineage);
  const resources = inheritAmounts(
    own.resources,
    lineage.slice(1).map((record) => record.resources),
  );
  const stated = [resources, own.media, own.trees, own.images, firmware];
  return {
    devices,
    deviceIds: new Set(devices.map(({ id }) => id)),
    firmware,
    resources,
    architectures: [...new Set(stated.flatMap((items) => items.map(({ arch }) => arch)))].sort(),
    kernelUrlArgument: nearest(lineage, "kernelUrlArgument"),
    cloudImageUsername: nearest(lineage, "cloudImageUsername"),
  };
}

const nearest = (lineage: readonly OsRecord[], fact: "kernelUrlArgument" | "cloudImageUsername"): string | null =>
  lineage.find((record) => record[fact] !== null)?.[fact] ?? null;

function inheritFirmware(lineage: readonly OsRecord[]): Firmware[] {
  const decided = new Map<string, Firmware>();
  for (const item of lineage.flatMap(({ firmware }) => firmware)) {
    const key = `${item.arch} ${item.type}`;
    if (!decided.has(key)) decided.set(key, item);
  }
  return [...decided.values()];
}
