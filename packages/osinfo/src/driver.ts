import { canonicalDeviceId } from "./device.ts";
import { childrenOf, isTrue, type XmlElement } from "./xml-element.ts";

/** Drivers that can be added to a system which has none for a device, such as virtio-win's. */
export interface Driver {
  /** The architecture that they are for. */
  readonly arch: string | null;
  /** The URL of the directory that holds `files`. */
  readonly location: string | null;
  readonly files: readonly string[];
  /** Ids of the devices that they bring. */
  readonly devices: readonly string[];
  /** Whether the installer can take them before it copies the system. */
  readonly isPreInstallable: boolean;
  readonly isSigned: boolean;
  /** The higher one is to be preferred; 50 where nothing is said. */
  readonly priority: number;
}

/** @source libosinfo, `OSINFO_DEVICE_DRIVER_DEFAULT_PRIORITY`. */
const usualPriority = 50;

/** Reads the `driver` elements of an operating system. */
export const readDrivers = (os: XmlElement): Driver[] =>
  childrenOf(os, "driver").map((driver) => ({
    arch: driver.attributes["arch"] ?? null,
    location: driver.attributes["location"] ?? null,
    files: childrenOf(driver, "file").map(({ text }) => text.trim()),
    devices: childrenOf(driver, "device").map(({ attributes }) => canonicalDeviceId(attributes["id"] ?? "")),
    isPreInstallable: isTrue(driver.attributes["pre-installable"], false),
    isSigned: isTrue(driver.attributes["signed"], true),
    priority: Number(driver.attributes["priority"] ?? usualPriority),
  }));
