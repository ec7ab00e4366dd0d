import type { OperatingSystem } from "@hob/osinfo";
import { type Ability, abilityDevices } from "./policy/ability-devices.ts";
import {
  familiesOnLocalTime,
  familyAbilities,
  familyNetworkCards,
  windowsFamilies,
} from "./policy/family-abilities.ts";

/** What choices need to know of an operating system, whether the database knows its devices or not. */
export interface OsTraits {
  /** For reasons: `Debian 11`, `an unknown operating system`. */
  readonly label: string;
  readonly family: string | null;
  readonly isWindows: boolean;
  readonly isKnown: boolean;
  readonly isOnLocalTime: boolean;
  /** `YYYY-MM-DD`, `9999` when there is no date: such systems roll, or are about to be released. */
  readonly released: string;
  /** Whether it can drive this. */
  has(ability: Ability): boolean;
  /** Where {@link has} comes from, to end a sentence: `(osinfo-db)`. */
  readonly source: string;
  /** Network cards that it can drive, most wanted first; never empty, `virtio` not among them. */
  readonly networkCards: readonly string[];
}

const cardsByDeviceName: readonly string[] = ["e1000e", "e1000", "rtl8139", "ne2k_pci", "pcnet"];

/** FreeDOS is filed under Linux. */
const familyOf = (os: OperatingSystem): string | null => (os.distro === "freedos" ? "msdos" : os.family);

/** Reads the traits of an operating system; null stands for one that is not known. */
export function osTraits(os: OperatingSystem | null): OsTraits {
  const family = os && familyOf(os);
  const released = os?.releaseDate ?? "9999";
  const listed = os !== null && os.devices.length > 0;
  const eras = family === null ? [] : (familyAbilities[family] ?? []);
  const assumed = new Set(eras.filter(({ since }) => released >= since).flatMap(({ abilities }) => abilities));
  const drives = (ability: Ability) => (listed ? os.supports(...abilityDevices[ability]) : assumed.has(ability));
  return {
    label: os?.name ?? "an unknown operating system",
    family,
    isWindows: family !== null && windowsFamilies.includes(family),
    isKnown: os !== null,
    isOnLocalTime: family !== null && familiesOnLocalTime.includes(family),
    released,
    source: listed ? "as osinfo-db lists" : os ? "judged by its family and age" : "as far as is known",
    // Systems with virtio, but not 1.0, cannot drive the PCI Express form that q35 puts it in.
    has: (ability) => drives(ability) && (ability !== "q35" || !drives("virtio-net") || drives("virtio-1.0")),
    networkCards: networkCards(os, family, released),
  };
}

function networkCards(os: OperatingSystem | null, family: string | null, released: string): string[] {
  const names = new Set(os?.devices.filter((device) => device.class === "net").map(({ name }) => name));
  const listed = cardsByDeviceName.filter((name) => names.has(name));
  if (listed.length > 0) return listed;
  const era = family === null ? undefined : familyNetworkCards[family]?.find(({ until }) => released < until);
  return [era?.model ?? "e1000"];
}
