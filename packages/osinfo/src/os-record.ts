import { type Firmware, readFirmware } from "./firmware.ts";
import { canonicalDeviceId } from "./device.ts";
import { type Image, type Media, readImages, readMedia } from "./media.ts";
import { readResources, type StatedResources } from "./resources.ts";
import { childrenOf, textOf, type XmlElement } from "./xml-element.ts";

/** An operating system as the files state it, before inheritance. */
export interface OsRecord {
  readonly id: string;
  readonly shortIds: readonly string[];
  readonly name: string | null;
  readonly version: string | null;
  readonly vendor: string | null;
  readonly family: string | null;
  readonly distro: string | null;
  readonly codename: string | null;
  /** `YYYY-MM-DD`. */
  readonly releaseDate: string | null;
  /** `YYYY-MM-DD`. */
  readonly eolDate: string | null;
  /** `prerelease`, `snapshot`, `rolling`; null when released. */
  readonly releaseStatus: string | null;
  readonly derivesFrom: readonly string[];
  readonly clones: readonly string[];
  readonly upgrades: readonly string[];
  readonly devices: readonly { readonly id: string; readonly supported: boolean }[];
  readonly resources: StatedResources;
  readonly firmware: readonly Firmware[];
  readonly media: readonly Media[];
  readonly images: readonly Image[];
}

/** Reads an `os` element. */
export function readOsRecord(id: string, os: XmlElement): OsRecord {
  const related = (name: string) => childrenOf(os, name).map(({ attributes }) => attributes["id"] ?? "");
  return {
    id,
    shortIds: childrenOf(os, "short-id").map(({ text }) => text.trim()),
    name: textOf(os, "name"),
    version: textOf(os, "version"),
    vendor: textOf(os, "vendor"),
    family: textOf(os, "family"),
    distro: textOf(os, "distro"),
    codename: textOf(os, "codename"),
    releaseDate: textOf(os, "release-date"),
    eolDate: textOf(os, "eol-date"),
    releaseStatus: textOf(os, "release-status"),
    derivesFrom: related("derives-from"),
    clones: related("clones"),
    upgrades: related("upgrades"),
    devices: childrenOf(os, "devices").flatMap((devices) =>
      childrenOf(devices, "device").map(({ attributes }) => ({
        id: canonicalDeviceId(attributes["id"] ?? ""),
        supported: attributes["supported"] !== "false",
      })),
    ),
    resources: readResources(os),
    firmware: readFirmware(os),
    media: readMedia(os),
    images: readImages(os),
  };
}

/** What a second file says of the same system: its single facts win, its lists are added. */
export function extendOsRecord(record: OsRecord, more: OsRecord): OsRecord {
  const { minimum, recommended } = record.resources;
  return {
    id: record.id,
    shortIds: [...new Set([...record.shortIds, ...more.shortIds])],
    name: more.name ?? record.name,
    version: more.version ?? record.version,
    vendor: more.vendor ?? record.vendor,
    family: more.family ?? record.family,
    distro: more.distro ?? record.distro,
    codename: more.codename ?? record.codename,
    releaseDate: more.releaseDate ?? record.releaseDate,
    eolDate: more.eolDate ?? record.eolDate,
    releaseStatus: more.releaseStatus ?? record.releaseStatus,
    derivesFrom: [...record.derivesFrom, ...more.derivesFrom],
    clones: [...record.clones, ...more.clones],
    upgrades: [...record.upgrades, ...more.upgrades],
    devices: [...record.devices, ...more.devices],
    resources: {
      minimum: [...minimum, ...more.resources.minimum],
      recommended: [...recommended, ...more.resources.recommended],
    },
    firmware: [...record.firmware, ...more.firmware],
    media: [...record.media, ...more.media],
    images: [...record.images, ...more.images],
  };
}
