export type { ChangeOutcome, ChangeTarget, WaitingSetting } from "./change.ts";
export { NoChangeTarget } from "./guest/change/change-errors.ts";
export { DeviceAmbiguous, DeviceDetachFailed, DeviceNotFound } from "./guest/devices/device-errors.ts";
export type { DevicePick } from "./guest/devices/device-pick.ts";
export type { Device, DeviceDefinitions, DeviceKind, NewDevice } from "./guest/devices/device.ts";
export type {
  DetachOptions,
  DetachOutcome,
  DeviceChangeOptions,
  DeviceListOptions,
  DeviceUpdateOptions,
  GuestDevices,
} from "./guest/devices/guest-devices.ts";
export type { GuestAddresses } from "./guest/guest-addresses.ts";
export { type GuestEvent, type GuestEventName, guestEventNames } from "./guest/guest-event.ts";
export type { GuestInfo } from "./guest/guest-info.ts";
export type { GuestSample } from "./guest/guest-sample.ts";
export { type GuestState, guestStates } from "./guest/guest-state.ts";
export type { GuestSummary } from "./guest/guest-summary.ts";
export type { Guest, GuestCondition, WaitOptions } from "./guest/guest.ts";
export {
  AgentCommandUnsupported,
  AgentMissing,
  AgentNotConnected,
  AgentRefused,
  AgentTimeout,
  GuestFileTooLarge,
  GuestProgramTimeout,
} from "./guest/agent/agent-errors.ts";
export type {
  ConsoleOptions,
  GuestConsole,
  KeyOptions,
  Screenshot,
  ScreenshotOptions,
} from "./guest/console/guest-console.ts";
export { InvalidKey, type Key } from "./guest/console/key-codes.ts";
export type { CleanShutdown, CleanShutdownOptions, ShutdownRequest } from "./guest/life/clean-shutdown.ts";
export type { GuestLife, RequestOptions, SleepTarget, StartOptions } from "./guest/life/guest-life.ts";
export { type ShutdownWay, shutdownWays } from "./guest/life/shutdown-way.ts";
export type { HostFacts } from "./host/host-facts.ts";
export type { CloseReason, HostState } from "./host/host-state.ts";
export type { DomainCapabilitiesQuery, Host, HostOptions } from "./host/host.ts";
export { openHost } from "./host/open-host.ts";
export type { Network, NetworkInfo } from "./network/network.ts";
export { type Pool, type PoolInfo, type PoolState, poolStates } from "./storage/pool.ts";
export type { Volume, VolumeInfo, VolumeType } from "./storage/volume.ts";
export { DialFailed, GuestNotFound, GuestWaitTimeout, HostUnavailable } from "./virt-errors.ts";
