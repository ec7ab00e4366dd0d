// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
/** What a change is made to: what runs, what is stored, or what is current. @source virDomainModificationImpact */
export const domainModificationImpact = {
  current: 0,
  live: 1 << 0,
  config: 1 << 1,
} as const;

/** How a domain is started. @source virDomainCreateFlags */
export const domainCreateFlag = {
  none: 0,
  paused: 1 << 0,
  autodestroy: 1 << 1,
  bypassCache: 1 << 2,
  forceBoot: 1 << 3,
  validate: 1 << 4,
  resetNvram: 1 << 5,
} as const;

/** How a definition is stored. @source virDomainDefineFlags */
export const domainDefineFlag = {
  validate: 1 << 0,
} as const;

/** What is forgotten with a definition. @source virDomainUndefineFlagsValues */
export const domainUndefineFlag = {
  managedSave: 1 << 0,
  snapshotsMetadata: 1 << 1,
  nvram: 1 << 2,
  keepNvram: 1 << 3,
  checkpointsMetadata: 1 << 4,
  tpm: 1 << 5,
  keepTpm: 1 << 6,
} as const;

/** Which domain XML is told, and how much of it. @source virDomainXMLFlags */
export const domainXmlFlag = {
  secure: 1 << 0,
  inactive: 1 << 1,
  updateCpu: 1 << 2,
  migratable: 1 << 3,
} as const;

/** Ways to ask a guest to shut down. @source virDomainShutdownFlagValues */
export const domainShutdownFlag = {
  default: 0,
  acpiPowerBtn: 1 << 0,
  guestAgent: 1 << 1,
  initctl: 1 << 2,
  signal: 1 << 3,
  paravirt: 1 << 4,
} as const;

/** Ways to ask a guest to reboot. @source virDomainRebootFlagValues */
export const domainRebootFlag = {
  default: 0,
  acpiPowerBtn: 1 << 0,
  guestAgent: 1 << 1,
  initctl: 1 << 2,
  signal: 1 << 3,
  paravirt: 1 << 4,
} as const;

/** How the plug is pulled. @source virDomainDestroyFlagsValues */
export const domainDestroyFlag = {
  default: 0,
  graceful: 1 << 0,
  removeLogs: 1 << 1,
} as const;

/** How associated file descriptors are used. @source virDomainFDAssociateFlags */
export const domainFdAssociateFlag = {
  restore: 1 << 0,
  writable: 1 << 1,
} as const;

/** Which metadata is meant. @source virDomainMetadataType */
export const domainMetadataType = {
  description: 0,
  title: 1,
  element: 2,
} as const;

/** Ends of a guest that an action can be set for. @source virDomainLifecycle */
export const domainLifecycle = {
  poweroff: 0,
  reboot: 1,
  crash: 2,
} as const;

/** What happens when a guest ends. @source virDomainLifecycleAction */
export const domainLifecycleAction = {
  destroy: 0,
  restart: 1,
  restartRename: 2,
  preserve: 3,
  coredumpDestroy: 4,
  coredumpRestart: 5,
} as const;

/** Kinds of remarks about a domain. @source virDomainMessageType */
export const domainMessageType = {
  deprecation: 1,
  tainting: 2,
} as const;

/** Names of parameters of confidential guests. @source VIR_DOMAIN_LAUNCH_SECURITY_* */
export const domainLaunchSecurityParameter = {
  sevMeasurement: "sev-measurement",
  sevApiMajor: "sev-api-major",
  sevApiMinor: "sev-api-minor",
  sevBuildId: "sev-build-id",
  sevPolicy: "sev-policy",
  sevSecretHeader: "sev-secret-header",
  sevSecret: "sev-secret",
  sevSecretSetAddress: "sev-secret-set-address",
} as const;
