import { type Driver, readDrivers } from "./driver.ts";
import { type Firmware, readFirmware } from "./firmware.ts";
import { type Image, readImages } from "./image.ts";
import { installScriptsOf, type Media, readMedia } from "./media.ts";
import { type OsVariant, readVariants } from "./os-variant.ts";
import { type ProductRecord, readProduct, readStatedDevices, type StatedDevice } from "./product-record.ts";
import { readResources, type StatedAmounts } from "./resources.ts";
import { readTrees, type Tree } from "./tree.ts";
import { textOf, type XmlElement } from "./xml-element.ts";

/** An operating system as the files state it, before inheritance. */
export interface OsRecord extends ProductRecord {
  readonly family: string | null;
  readonly distro: string | null;
  /** `prerelease`, `snapshot`, `rolling`; null when released. */
  readonly releaseStatus: string | null;
  readonly devices: readonly StatedDevice[];
  readonly resources: readonly StatedAmounts[];
  readonly firmware: readonly Firmware[];
  readonly variants: readonly OsVariant[];
  readonly media: readonly Media[];
  readonly trees: readonly Tree[];
  readonly images: readonly Image[];
  readonly drivers: readonly Driver[];
  /** Ids of the install scripts that its media take, where a medium has none of its own. */
  readonly installScripts: readonly string[];
  /** The kernel argument that tells its installer where its tree is, such as `inst.repo`. */
  readonly kernelUrlArgument: string | null;
  /** The user whom its cloud images let in. */
  readonly cloudImageUsername: string | null;
}

/**
 * Reads an `os` element.
 *
 * @param file the name of the file, where it adds to what another says: its media and trees are numbered on their own.
 */
export function readOsRecord(id: string, os: XmlElement, file?: string): OsRecord {
  const itemId = file === undefined ? id : `${id}:${file}`;
  return {
    ...readProduct(id, os),
    family: textOf(os, "family"),
    distro: textOf(os, "distro"),
    releaseStatus: textOf(os, "release-status"),
    devices: readStatedDevices(os),
    resources: readResources(os),
    firmware: readFirmware(os),
    variants: readVariants(os),
    media: readMedia(itemId, os),
    trees: readTrees(itemId, os),
    images: readImages(os),
    drivers: readDrivers(os),
    installScripts: installScriptsOf(os),
    kernelUrlArgument: textOf(os, "kernel-url-argument"),
    cloudImageUsername: textOf(os, "cloud-image-username"),
  };
}
