export type { Datamap } from "./datamap.ts";
export { detectIso, detectLocation, type DetectedSource, NoInstallMedium } from "./detect-location.ts";
export type { DetectedMedia } from "./detect-media.ts";
export type { DetectedTree, Treeinfo } from "./detect-tree.ts";
export { canonicalDeviceId, type Device } from "./device.ts";
export type { Driver } from "./driver.ts";
export type { Firmware } from "./firmware.ts";
export type { Image } from "./image.ts";
export type {
  AvatarFormat,
  DriverSigning,
  InjectionMethod,
  InstallParameter,
  InstallScript,
} from "./install-script.ts";
export { type LoadOptions, loadOsinfo } from "./load-osinfo.ts";
export type { MediaDescriptor } from "./media-descriptor.ts";
export type { LanguagePattern, Media } from "./media.ts";
export type { OperatingSystem } from "./operating-system.ts";
export { type Installation, type OsDatabase, osDatabase, UnknownOperatingSystem } from "./os-database.ts";
export { type OsSummary, type SummaryAmounts, summariseOs } from "./os-summary.ts";
export type { OsVariant } from "./os-variant.ts";
export { osinfoDirectories } from "./osinfo-directories.ts";
export type { Platform } from "./platform.ts";
export type { Problem } from "./problem.ts";
export type { Amounts, Resources } from "./resources.ts";
export type { Tree, TreeinfoPatterns } from "./tree.ts";
export { detectInstallTree } from "./trees/detect-install-tree.ts";
export type { InstallTree } from "./trees/install-tree.ts";
export { directoryTree, isoTree, type TreeSource, urlTree } from "./trees/tree-source.ts";
export {
  BadOsinfoArchive,
  OsinfoArchiveUnavailable,
  OsinfoChecksumMismatch,
  OsinfoDirectoryUnwritable,
  UntrustedOsinfoUrl,
  XzMissing,
} from "./refresh/refresh-errors.ts";
export { type Refreshed, type RefreshOptions, refreshOsinfo } from "./refresh/refresh-osinfo.ts";
