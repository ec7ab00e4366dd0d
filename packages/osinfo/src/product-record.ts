import { canonicalDeviceId } from "./device.ts";
import { childrenOf, textOf, type XmlElement } from "./xml-element.ts";

/** What operating systems and platforms have in common, as the files state it. */
export interface ProductRecord {
  readonly id: string;
  readonly shortIds: readonly string[];
  readonly name: string | null;
  readonly version: string | null;
  readonly vendor: string | null;
  readonly codename: string | null;
  /** `YYYY-MM-DD`. */
  readonly releaseDate: string | null;
  /** `YYYY-MM-DD`. */
  readonly eolDate: string | null;
  readonly derivesFrom: readonly string[];
  readonly clones: readonly string[];
  readonly upgrades: readonly string[];
}

/** A device that a file says something of. */
export interface StatedDevice {
  readonly id: string;
  /** False where it takes away what would be inherited. */
  readonly supported: boolean;
}

/** Reads what an `os` and a `platform` element have in common. */
export function readProduct(id: string, product: XmlElement): ProductRecord {
  const related = (name: string) => childrenOf(product, name).flatMap(({ attributes }) => attributes["id"] ?? []);
  return {
    id,
    shortIds: childrenOf(product, "short-id").map(({ text }) => text.trim()),
    name: textOf(product, "name"),
    version: textOf(product, "version"),
    vendor: textOf(product, "vendor"),
    codename: textOf(product, "codename"),
    releaseDate: textOf(product, "release-date"),
    eolDate: textOf(product, "eol-date"),
    derivesFrom: related("derives-from"),
    clones: related("clones"),
    upgrades: related("upgrades"),
  };
}

/** Reads the `devices` of an `os` or a `platform` element. */
export const readStatedDevices = (element: XmlElement): StatedDevice[] =>
  childrenOf(element, "devices").flatMap((devices) =>
    childrenOf(devices, "device").map(({ attributes }) => ({
      id: canonicalDeviceId(attributes["id"] ?? ""),
      supported: attributes["supported"] !== "false",
    })),
  );

/** What a second file says of the same record: its single facts win, its lists are added, each item once where it is a text. */
export function extendRecord<Record extends ProductRecord>(record: Record, more: Record): Record {
  const merged = Object.entries(record).map(([key, value]) => {
    const added = more[key as keyof Record];
    return [key, Array.isArray(value) ? union(value, added as readonly unknown[]) : (added ?? value)];
  });
  return { ...(Object.fromEntries(merged) as Record), id: record.id };
}

const union = (known: readonly unknown[], added: readonly unknown[]): unknown[] => [
  ...known,
  ...added.filter((item) => typeof item !== "string" || !known.includes(item)),
];
