// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
/** What a domain is doing. @source virDomainState */
export const domainState = {
  nostate: 0,
  running: 1,
  blocked: 2,
  paused: 3,
  shutdown: 4,
  shutoff: 5,
  crashed: 6,
  pmsuspended: 7,
} as const;

/** Why it has no state. @source virDomainNostateReason */
export const domainNostateReason = {
  unknown: 0,
} as const;

/** Why it runs. @source virDomainRunningReason */
export const domainRunningReason = {
  unknown: 0,
  booted: 1,
  migrated: 2,
  restored: 3,
  fromSnapshot: 4,
  unpaused: 5,
  migrationCanceled: 6,
  saveCanceled: 7,
  wakeup: 8,
  crashed: 9,
  postcopy: 10,
  postcopyFailed: 11,
} as const;

/** Why it is blocked. @source virDomainBlockedReason */
export const domainBlockedReason = {
  unknown: 0,
} as const;

/** Why it is paused. @source virDomainPausedReason */
export const domainPausedReason = {
  unknown: 0,
  user: 1,
  migration: 2,
  save: 3,
  dump: 4,
  ioerror: 5,
  watchdog: 6,
  fromSnapshot: 7,
  shuttingDown: 8,
  snapshot: 9,
  crashed: 10,
  startingUp: 11,
  postcopy: 12,
  postcopyFailed: 13,
} as const;

/** Why it is shutting down. @source virDomainShutdownReason */
export const domainShutdownReason = {
  unknown: 0,
  user: 1,
} as const;

/** Why it is off. @source virDomainShutoffReason */
export const domainShutoffReason = {
  unknown: 0,
  shutdown: 1,
  destroyed: 2,
  crashed: 3,
  migrated: 4,
  saved: 5,
  failed: 6,
  fromSnapshot: 7,
  daemon: 8,
} as const;

/** Why it crashed. @source virDomainCrashedReason */
export const domainCrashedReason = {
  unknown: 0,
  panicked: 1,
} as const;

/** Why the guest sleeps. @source virDomainPMSuspendedReason */
export const domainPmSuspendedReason = {
  unknown: 0,
} as const;

/** Why the guest sleeps with its memory on disk. @source virDomainPMSuspendedDiskReason */
export const domainPmSuspendedDiskReason = {
  unknown: 0,
} as const;

/** Whether the way to the hypervisor is free. @source virDomainControlState */
export const domainControlState = {
  ok: 0,
  job: 1,
  occupied: 2,
  error: 3,
} as const;

/** Why the way to the hypervisor is lost. @source virDomainControlErrorReason */
export const domainControlErrorReason = {
  none: 0,
  unknown: 1,
  monitor: 2,
  internal: 3,
} as const;
