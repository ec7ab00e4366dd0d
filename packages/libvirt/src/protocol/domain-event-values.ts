// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
/** What a callback of domain events is registered for. @source virDomainEventID */
export const domainEventId = {
  lifecycle: 0,
  reboot: 1,
  rtcChange: 2,
  watchdog: 3,
  ioError: 4,
  graphics: 5,
  ioErrorReason: 6,
  controlError: 7,
  blockJob: 8,
  diskChange: 9,
  trayChange: 10,
  pmwakeup: 11,
  pmsuspend: 12,
  balloonChange: 13,
  pmsuspendDisk: 14,
  deviceRemoved: 15,
  blockJob2: 16,
  tunable: 17,
  agentLifecycle: 18,
  deviceAdded: 19,
  migrationIteration: 20,
  jobCompleted: 21,
  deviceRemovalFailed: 22,
  metadataChange: 23,
  blockThreshold: 24,
  memoryFailure: 25,
  memoryDeviceSizeChange: 26,
} as const;

/** What happened in a domain's life. @source virDomainEventType */
export const domainEventType = {
  defined: 0,
  undefined: 1,
  started: 2,
  suspended: 3,
  resumed: 4,
  stopped: 5,
  shutdown: 6,
  pmsuspended: 7,
  crashed: 8,
} as const;

/** Why a domain was defined. @source virDomainEventDefinedDetailType */
export const domainEventDefinedDetailType = {
  added: 0,
  updated: 1,
  renamed: 2,
  fromSnapshot: 3,
} as const;

/** Why a domain was undefined. @source virDomainEventUndefinedDetailType */
export const domainEventUndefinedDetailType = {
  removed: 0,
  renamed: 1,
} as const;

/** Why a domain started. @source virDomainEventStartedDetailType */
export const domainEventStartedDetailType = {
  booted: 0,
  migrated: 1,
  restored: 2,
  fromSnapshot: 3,
  wakeup: 4,
} as const;

/** Why a domain was paused. @source virDomainEventSuspendedDetailType */
export const domainEventSuspendedDetailType = {
  paused: 0,
  migrated: 1,
  ioerror: 2,
  watchdog: 3,
  restored: 4,
  fromSnapshot: 5,
  apiError: 6,
  postcopy: 7,
  postcopyFailed: 8,
} as const;

/** Why a domain runs again. @source virDomainEventResumedDetailType */
export const domainEventResumedDetailType = {
  unpaused: 0,
  migrated: 1,
  fromSnapshot: 2,
  postcopy: 3,
  postcopyFailed: 4,
} as const;

/** Why a domain stopped. @source virDomainEventStoppedDetailType */
export const domainEventStoppedDetailType = {
  shutdown: 0,
  destroyed: 1,
  crashed: 2,
  migrated: 3,
  saved: 4,
  failed: 5,
  fromSnapshot: 6,
} as const;

/** Who shut a guest down. @source virDomainEventShutdownDetailType */
export const domainEventShutdownDetailType = {
  finished: 0,
  guest: 1,
  host: 2,
} as const;

/** How a guest put itself to sleep. @source virDomainEventPMSuspendedDetailType */
export const domainEventPmSuspendedDetailType = {
  memory: 0,
  disk: 1,
} as const;

/** How a guest crashed. @source virDomainEventCrashedDetailType */
export const domainEventCrashedDetailType = {
  panicked: 0,
  crashloaded: 1,
} as const;

/** What was done when a watchdog fired. @source virDomainEventWatchdogAction */
export const domainEventWatchdogAction = {
  none: 0,
  pause: 1,
  reset: 2,
  poweroff: 3,
  shutdown: 4,
  debug: 5,
  injectnmi: 6,
} as const;

/** What was done when a disk failed. @source virDomainEventIOErrorAction */
export const domainEventIoErrorAction = {
  none: 0,
  pause: 1,
  report: 2,
} as const;

/** How far a connection to a display is. @source virDomainEventGraphicsPhase */
export const domainEventGraphicsPhase = {
  connect: 0,
  initialize: 1,
  disconnect: 2,
} as const;

/** Kinds of addresses of connections to a display. @source virDomainEventGraphicsAddressType */
export const domainEventGraphicsAddressType = {
  ipv4: 0,
  ipv6: 1,
  unix: 2,
} as const;

/** How a disk's job stands. @source virConnectDomainEventBlockJobStatus */
export const connectDomainEventBlockJobStatus = {
  completed: 0,
  failed: 1,
  canceled: 2,
  ready: 3,
} as const;

/** Why a disk's medium changed. @source virConnectDomainEventDiskChangeReason */
export const connectDomainEventDiskChangeReason = {
  changeMissingOnStart: 0,
  dropMissingOnStart: 1,
} as const;

/** Whether a tray was opened or closed. @source virDomainEventTrayChangeReason */
export const domainEventTrayChangeReason = {
  open: 0,
  close: 1,
} as const;

/** Whether a guest's agent is there. @source virConnectDomainEventAgentLifecycleState */
export const connectDomainEventAgentLifecycleState = {
  connected: 1,
  disconnected: 2,
} as const;

/** Why a guest's agent came or went. @source virConnectDomainEventAgentLifecycleReason */
export const connectDomainEventAgentLifecycleReason = {
  unknown: 0,
  domainStarted: 1,
  channel: 2,
} as const;

/** Whose memory failed. @source virDomainMemoryFailureRecipientType */
export const domainMemoryFailureRecipientType = {
  hypervisor: 0,
  guest: 1,
} as const;

/** What was done when memory failed. @source virDomainMemoryFailureActionType */
export const domainMemoryFailureActionType = {
  ignore: 0,
  inject: 1,
  fatal: 2,
  reset: 3,
} as const;

/** More about memory that failed. @source virDomainMemoryFailureFlags */
export const domainMemoryFailureFlag = {
  actionRequired: 1 << 0,
  recursive: 1 << 1,
} as const;

/** Names of limits in events; `%u` stands for a number. @source VIR_DOMAIN_TUNABLE_* */
export const domainTunable = {
  cpuVcpupin: "cputune.vcpupin%u",
  cpuEmulatorpin: "cputune.emulatorpin",
  cpuIothreadspin: "cputune.iothreadpin%u",
  cpuCpuShares: "cputune.cpu_shares",
  cpuGlobalPeriod: "cputune.global_period",
  cpuGlobalQuota: "cputune.global_quota",
  cpuVcpuPeriod: "cputune.vcpu_period",
  cpuVcpuQuota: "cputune.vcpu_quota",
  cpuEmulatorPeriod: "cputune.emulator_period",
  cpuEmulatorQuota: "cputune.emulator_quota",
  cpuIothreadPeriod: "cputune.iothread_period",
  cpuIothreadQuota: "cputune.iothread_quota",
  blkdevDisk: "blkdeviotune.disk",
  blkdevTotalBytesSec: "blkdeviotune.total_bytes_sec",
  blkdevReadBytesSec: "blkdeviotune.read_bytes_sec",
  blkdevWriteBytesSec: "blkdeviotune.write_bytes_sec",
  blkdevTotalIopsSec: "blkdeviotune.total_iops_sec",
  blkdevReadIopsSec: "blkdeviotune.read_iops_sec",
  blkdevWriteIopsSec: "blkdeviotune.write_iops_sec",
  blkdevTotalBytesSecMax: "blkdeviotune.total_bytes_sec_max",
  blkdevReadBytesSecMax: "blkdeviotune.read_bytes_sec_max",
  blkdevWriteBytesSecMax: "blkdeviotune.write_bytes_sec_max",
  blkdevTotalIopsSecMax: "blkdeviotune.total_iops_sec_max",
  blkdevReadIopsSecMax: "blkdeviotune.read_iops_sec_max",
  blkdevWriteIopsSecMax: "blkdeviotune.write_iops_sec_max",
  blkdevSizeIopsSec: "blkdeviotune.size_iops_sec",
  blkdevGroupName: "blkdeviotune.group_name",
  blkdevTotalBytesSecMaxLength: "blkdeviotune.total_bytes_sec_max_length",
  blkdevReadBytesSecMaxLength: "blkdeviotune.read_bytes_sec_max_length",
  blkdevWriteBytesSecMaxLength: "blkdeviotune.write_bytes_sec_max_length",
  blkdevTotalIopsSecMaxLength: "blkdeviotune.total_iops_sec_max_length",
  blkdevReadIopsSecMaxLength: "blkdeviotune.read_iops_sec_max_length",
  blkdevWriteIopsSecMaxLength: "blkdeviotune.write_iops_sec_max_length",
} as const;
