export type { ChangeOptions, ChangeOutcome, ChangeTarget, DescriptionOptions, WaitingSetting } from "./change.ts";
export { ChangeHalfMade, ChangeRefused, InvalidChange, NoChangeTarget } from "./guest/change/change-errors.ts";
export type {
  GraphicsChange,
  GuestChange,
  LifecycleChange,
  MetadataChange,
  SettingName,
  SettingReach,
} from "./guest/change/guest-change.ts";
export type { PendingChange } from "./guest/change/pending-changes.ts";
export { DeviceAmbiguous, DeviceDetachFailed, DeviceNotFound } from "./guest/devices/device-errors.ts";
export type { DevicePick } from "./guest/devices/device-pick.ts";
export type { Device, DeviceDefinitions, DeviceKind, NewDevice } from "./guest/devices/device.ts";
export type { DetachOptions, DetachOutcome, DeviceUpdateOptions, GuestDevices } from "./guest/devices/guest-devices.ts";
export type { GuestTuning } from "./guest/tuning/guest-tuning.ts";
export type { InterfaceLimits } from "./guest/tuning/interface-limits.ts";
export type { IothreadPin, IothreadPolling, Iothreads } from "./guest/tuning/iothreads.ts";
export type { MemoryBound, MemoryLimits } from "./guest/tuning/memory-limits.ts";
export type { NumaTuning, NumaTuningMode } from "./guest/tuning/numa.ts";
export type { PerfEvents } from "./guest/tuning/perf-events.ts";
export type { GuestPins } from "./guest/tuning/pins.ts";
export type { SchedulerTuning } from "./guest/tuning/scheduler.ts";
export type { Tunable } from "./guest/tuning/tunable.ts";
export type { VcpuSlots } from "./guest/tuning/vcpu-slots.ts";
export type {
  BackupExport,
  BackupJob,
  BackupOptions,
  BackupProgress,
  BackupTarget,
  GuestBackup,
  PullBackup,
  PullBackupOptions,
  PushBackupOptions,
  RunningBackup,
  RunningBackupOptions,
} from "./guest/backup/backup.ts";
export type {
  Checkpoint,
  CheckpointDeleteOptions,
  CheckpointOptions,
  Checkpoints,
} from "./guest/checkpoints/checkpoints.ts";
export {
  type BlockJob,
  type BlockJobProgress,
  type BlockJobType,
  blockJobTypes,
  type MirrorEnd,
  type MirrorJob,
} from "./guest/disks/block-job.ts";
export type { DiskChain, DiskImage, ImageName, ImageTarget } from "./guest/disks/disk-image.ts";
export type {
  BlockJobOptions,
  CommitBelowOptions,
  CommitOptions,
  CopyOptions,
  DiskInfo,
  DiskStatistics,
  GuestDisk,
  PullOptions,
} from "./guest/disks/guest-disk.ts";
export type { AddressSource, GuestAddress, GuestAddresses } from "./guest/guest-addresses.ts";
export type { GuestEvent, GuestEventName } from "./guest/guest-event.ts";
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
export type { AgentClock } from "./guest/agent/agent-clock.ts";
export type { AgentFiles } from "./guest/agent/agent-files.ts";
export type { AgentFilesystems } from "./guest/agent/agent-filesystems.ts";
export type { AgentVcpu, AgentVcpus } from "./guest/agent/agent-vcpus.ts";
export type { AgentDescription, AgentOptions, GuestAgent } from "./guest/agent/guest-agent.ts";
export {
  type GuestBlockDevice,
  type GuestFilesystem,
  type GuestInterface,
  type GuestOs,
  type GuestSystem,
  type GuestSystemPart,
  guestSystemParts,
  type GuestUser,
} from "./guest/agent/guest-system.ts";
export type { ProgramOptions, ProgramResult } from "./guest/agent/run-program.ts";
export type {
  ConsoleOptions,
  GuestConsole,
  KeyOptions,
  Screenshot,
  ScreenshotOptions,
} from "./guest/console/guest-console.ts";
export { type CoreDumpFormat, coreDumpFormats, type CoreDumpOptions } from "./guest/core-dump.ts";
export type { SavedFiles } from "./guest/saved/saved-files.ts";
export type { RestoredState, SavedMemory, SaveOptions } from "./guest/saved/saved-memory.ts";
export type {
  CpuFigures,
  DiskFigures,
  GuestStatistics,
  InterfaceFigures,
  IothreadFigures,
  MemoryFigures,
  StatisticsOptions,
  VcpuFigures,
} from "./guest/statistics/guest-statistics.ts";
export {
  type DiskRates,
  type GuestRates,
  type InterfaceRates,
  ratesBetween,
} from "./guest/statistics/rates-between.ts";
export type { UndefineOptions } from "./guest/undefine.ts";
export type { XmlOptions } from "./guest/xml-options.ts";
export { InvalidKey, type Key } from "./guest/console/key-codes.ts";
export type { CleanShutdown, CleanShutdownOptions, ShutdownRequest } from "./guest/life/clean-shutdown.ts";
export type { GuestLife, RequestOptions, SleepTarget, StartOptions } from "./guest/life/guest-life.ts";
export { type ShutdownWay, shutdownWays } from "./guest/life/shutdown-way.ts";
export { commonCpu } from "./cpu/common-cpu.ts";
export type { CpuComparison } from "./cpu/cpu-comparison.ts";
export type { CpuStatistics } from "./cpu/cpu-statistics.ts";
export type { BaselineOptions, OnlineProcessors, Processors, ProcessorTopology } from "./cpu/processors.ts";
export type { GuestListChange, GuestWatch } from "./events/guest-watch.ts";
export type { HostSubscription } from "./events/host-subscription.ts";
export type { OutageOptions } from "./events/on-guest-outage.ts";
export { canonicalMachine, type GuestKind } from "./host/guest-kinds.ts";
export type { DomainCapabilitiesQuery, HostDescription } from "./host/host-description.ts";
export type { HostFacts } from "./host/host-facts.ts";
export { type HostFeature, type HostFeatureName, hostFeatureNames, type HostFeatures } from "./host/host-features.ts";
export type { HostGuests } from "./host/host-guests.ts";
export type { DiskCommitment, HostResources, PoolRoom } from "./host/host-resources.ts";
export type { CloseReason, HostState } from "./host/host-state.ts";
export type { HostVersions } from "./host/host-versions.ts";
export type { Host, HostOptions } from "./host/host.ts";
export { openHost } from "./host/open-host.ts";
export { compareVersions, meetsVersions, type VersionGate } from "./host/version-gate.ts";
export type { HostInterfaces, HostNetworkInterface } from "./interface/host-interfaces.ts";
export type { HostMemory, MemoryCell, MemoryStatistics } from "./memory/host-memory.ts";
export type { Hugepages } from "./memory/hugepages.ts";
export type { HostNetworks } from "./network/host-networks.ts";
export type { NetworkChange, NetworkPart, NetworkParts } from "./network/network-change.ts";
export type { NetworkLease } from "./network/network-lease.ts";
export type { Snapshot, SnapshotKind, SnapshotNode } from "./guest/snapshots/snapshot.ts";
export type {
  RevertOptions,
  RevertOutcome,
  SnapshotDeleteOptions,
  SnapshotDiskOptions,
  SnapshotOptions,
  Snapshots,
} from "./guest/snapshots/snapshots.ts";
export type { Job } from "./job.ts";
export type { Progress } from "./progress.ts";
export type { Network, NetworkInfo } from "./network/network.ts";
export type { Port, PortBandwidth, PortLimits } from "./network/port.ts";
export type { DeviceCapability } from "./node-device/device-capability.ts";
export type { HostDevice, HostDeviceInfo } from "./node-device/host-device.ts";
export type { MediatedType } from "./node-device/mediated-type.ts";
export type { ListedDevice, NodeDevices } from "./node-device/node-devices.ts";
export type { PciDevice } from "./node-device/pci-device.ts";
export type { HostNwfilter, HostNwfilterBinding, Nwfilters } from "./nwfilter/nwfilters.ts";
export type { HostSecret, Secrets, SecretUsageType } from "./secret/secrets.ts";
export type { HostStorage } from "./storage/host-storage.ts";
export { type BuildOptions, type Pool, type PoolInfo, type PoolState, poolStates } from "./storage/pool.ts";
export type {
  CreateVolumeOptions,
  ResizeOptions,
  TransferOptions,
  Volume,
  VolumeInfo,
  VolumeType,
  WipeAlgorithm,
} from "./storage/volume.ts";
export {
  BackupFailed,
  BackupNeedsRunning,
  BlockJobFailed,
  DialFailed,
  DiskNotFound,
  DiskRefused,
  GuestLeftFrozen,
  GuestNotFound,
  GuestRenameRefused,
  GuestWaitTimeout,
  HostUnavailable,
  KeepTpmUnsupported,
  InvalidVersion,
  JobCancelled,
  JobUnabortable,
  NoHosts,
  SnapshotRefused,
} from "./virt-errors.ts";
export {
  type MigrationAspect,
  migrationAspects,
  type MigrationCheck,
  type MigrationFinding,
} from "./migration/migration-check.ts";
export {
  InvalidMigration,
  MigrationAborted,
  MigrationBlocked,
  MigrationFailed,
  MigrationInterrupted,
  MigrationSplit,
  MigrationTimeout,
  MigrationUndecided,
} from "./migration/migration-errors.ts";
export type { MigrationJob, MigrationOutcome } from "./migration/migration-job.ts";
export type {
  DiskCopy,
  DowntimeSteps,
  MigrationCompression,
  MigrationLimit,
  MigrationMode,
  MigrationOptions,
  PostCopy,
} from "./migration/migration-options.ts";
export type { MigrationPhase, MigrationProgress, TransferProgress } from "./migration/migration-progress.ts";
