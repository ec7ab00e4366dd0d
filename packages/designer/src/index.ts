export { choosePlatform, type PlatformInput } from "./choose-platform.ts";
export type { Decision } from "./decision.ts";
export { type Design, designGuest, type DesignInput } from "./design-guest.ts";
export { ImpossibleChoice, InvalidIntent } from "./designer-errors.ts";
export {
  type DiskSource,
  type FirmwareName,
  firmwares,
  type GraphicsKind,
  graphicsKinds,
  type GuestIntent,
  type GuestType,
  guestTypes,
  type IntendedDisk,
  type IntendedNetwork,
} from "./guest-intent.ts";
export type { MachineKind, Platform as PlatformChoice } from "./platform.ts";
