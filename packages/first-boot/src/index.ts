export type {
  CloudCommand,
  CloudFile,
  CloudInit,
  CloudKeyboard,
  CloudPowerState,
  CloudRaw,
  CloudSwap,
} from "./cloud-init/cloud-init.ts";
export type { CloudDefaultUser, CloudRoot, CloudUser, Login } from "./cloud-init/cloud-users.ts";
export { InvalidFirstBoot, InvalidText } from "./first-boot-errors.ts";
export type { FirstBoot } from "./first-boot.ts";
export type { Ignition, IgnitionFile, IgnitionUnit, IgnitionUser } from "./ignition/ignition.ts";
export {
  type Bond,
  bondModes,
  type Bridge,
  type Ethernet,
  type Link,
  type Network,
  type NetworkV2,
  type Route,
  type Vlan,
} from "./network/network.ts";
export type { SeedFile } from "./seed-file.ts";
