export { choosePlatform, type PlatformInput } from "./choose-platform.ts";
export type { Decision } from "./decision.ts";
export { type Design, designGuest, type DesignInput } from "./design-guest.ts";
export { ImpossibleChoice, InvalidIntent } from "./designer-errors.ts";
export {
  type FirmwareName,
  firmwares,
  type GraphicsKind,
  graphicsKinds,
  type GuestIntent,
  type GuestType,
  guestTypes,
  type OsType,
  osTypes,
} from "./guest-intent.ts";
export {
  type BootKind,
  bootKinds,
  type IntendedKernel,
  type IntendedLifecycle,
  type IntendedSystemInfo,
} from "./intent/intended-boot.ts";
export {
  type CpuModeName,
  cpuModes,
  type IntendedCpu,
  type IntendedMemoryBacking,
  type IntendedNumaCell,
  type IntendedTopology,
} from "./intent/intended-cpu.ts";
export {
  type CacheMode,
  cacheModes,
  type DiskSource,
  type IntendedDisk,
  type IoMode,
  ioModes,
} from "./intent/intended-disk.ts";
export {
  type IntendedDirectory,
  type IntendedLaunchSecurity,
  type IntendedSecurityLabel,
  type IntendedWatchdog,
  type WatchdogAction,
  watchdogActions,
} from "./intent/intended-extras.ts";
export type { IntendedHostDevice, IommuGroupMember } from "./intent/intended-host-device.ts";
export type { IntendedCard, IntendedNetwork, NetworkConnection } from "./intent/intended-network.ts";
export type { MachineKind, Platform as PlatformChoice } from "./platform.ts";
export { builtInPolicies, builtInPolicy } from "./policy-sets/built-in-policies.ts";
export { type Policy, type Ruling } from "./policy-sets/policy.ts";
export { type PolicyCondition } from "./policy-sets/policy-condition.ts";
export { InvalidPolicy, UnknownPolicy } from "./policy-sets/policy-errors.ts";
export { type PolicyRule, type PolicySet } from "./policy-sets/policy-set.ts";
export { type PolicySettings, type SettingName } from "./policy-sets/policy-settings.ts";
export { readPolicySet } from "./policy-sets/read-policy-set.ts";
export { applyOverrides, keptOverrides, type Overridden, withKeptOverrides } from "./override/apply-overrides.ts";
export { type Override, overrideText } from "./override/override.ts";
export { InvalidOverride } from "./override/override-errors.ts";
export { readOverride } from "./override/read-override.ts";
export { type ChangedChoice, compareDesigns, type DesignComparison } from "./compare/compare-designs.ts";
export { editGuest, type EditInput, type GuestEdit } from "./edit/edit-guest.ts";
export { type GuestChange } from "./edit/guest-change.ts";
export { type ExplainedSetting, explainGuest, type ExplainInput, type Explanation } from "./explain/explain-guest.ts";
export { intentOfDomain, needsOfDomain } from "./from-document/intent-of-domain.ts";
