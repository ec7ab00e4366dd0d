export { checkIgnition, type IgnitionCheck } from "./check/check-ignition.ts";
export { checkNetworkConfig, type NetworkConfigCheck } from "./check/check-network-config.ts";
export { checkUserData, type UserDataCheck } from "./check/check-user-data.ts";
export { cloudConfigKeys } from "./check/cloud-config-keys.ts";
export type { Finding } from "./check/finding.ts";
export { type UserDataKind, userDataKind } from "./check/user-data-kind.ts";
export { cloudInitFiles } from "./cloud-init/cloud-init-files.ts";
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
export { seedLabel, seedLabels } from "./cloud-init/seed-label.ts";
export { InvalidFirstBoot, InvalidText } from "./first-boot-errors.ts";
export type { FirstBoot } from "./first-boot.ts";
export { ignitionConfig, ignitionFwCfg } from "./ignition/ignition-config.ts";
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
export { generatePassword } from "./password/generate-password.ts";
export { hashPassword } from "./password/hash-password.ts";
export { secretsOf } from "./secrets/secrets-of.ts";
export { withHashedPasswords } from "./secrets/with-hashed-passwords.ts";
export { withoutSecrets } from "./secrets/without-secrets.ts";
export { seedAfterFirstBoot } from "./seed-after-first-boot.ts";
export type { SeedFile } from "./seed-file.ts";
export { seedIso } from "./seed-iso.ts";
export { type Seed, seedOf } from "./seed-of.ts";
export { checkSshPublicKey, type SshPublicKey } from "./ssh/check-public-key.ts";
