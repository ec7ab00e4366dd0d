// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import type { Codec } from "../xdr/codec.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, hyper, int, truth, unsigned, unsignedHyper } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { nothing, procedure } from "./procedure.ts";
import { domainRef } from "./refs.ts";
import { typedParameters } from "./typed-parameters.ts";

/** Whom a guest's name is asked of. @source virDomainGetHostnameFlags */
export const domainGetHostnameFlag = {
  lease: 1 << 0,
  agent: 1 << 1,
} as const;

/** How a guest's clock is set. @source virDomainSetTimeFlags */
export const domainSetTimeFlag = {
  sync: 1 << 0,
} as const;

/** How a password is given. @source virDomainSetUserPasswordFlags */
export const domainSetUserPasswordFlag = {
  encrypted: 1 << 0,
} as const;

/** Whether SSH keys are added to those there are, or removed from them. @source virDomainAuthorizedSSHKeysSetFlags */
export const domainAuthorizedSshKeysSetFlag = {
  append: 1 << 0,
  remove: 1 << 1,
} as const;

/** Signals to processes of a container. @source virDomainProcessSignal */
export const domainProcessSignal = {
  nop: 0,
  hup: 1,
  int: 2,
  quit: 3,
  ill: 4,
  trap: 5,
  abrt: 6,
  bus: 7,
  fpe: 8,
  kill: 9,
  usr1: 10,
  segv: 11,
  usr2: 12,
  pipe: 13,
  alrm: 14,
  term: 15,
  stkflt: 16,
  chld: 17,
  cont: 18,
  stop: 19,
  tstp: 20,
  ttin: 21,
  ttou: 22,
  urg: 23,
  xcpu: 24,
  xfsz: 25,
  vtalrm: 26,
  prof: 27,
  winch: 28,
  poll: 29,
  pwr: 30,
  sys: 31,
  rt0: 32,
  rt1: 33,
  rt2: 34,
  rt3: 35,
  rt4: 36,
  rt5: 37,
  rt6: 38,
  rt7: 39,
  rt8: 40,
  rt9: 41,
  rt10: 42,
  rt11: 43,
  rt12: 44,
  rt13: 45,
  rt14: 46,
  rt15: 47,
  rt16: 48,
  rt17: 49,
  rt18: 50,
  rt19: 51,
  rt20: 52,
  rt21: 53,
  rt22: 54,
  rt23: 55,
  rt24: 56,
  rt25: 57,
  rt26: 58,
  rt27: 59,
  rt28: 60,
  rt29: 61,
  rt30: 62,
  rt31: 63,
  rt32: 64,
} as const;

/** What a guest's agent can be asked about. @source virDomainGuestInfoTypes */
export const domainGuestInfoType = {
  users: 1 << 0,
  os: 1 << 1,
  timezone: 1 << 2,
  hostname: 1 << 3,
  filesystem: 1 << 4,
  disks: 1 << 5,
  interfaces: 1 << 6,
} as const;

/** Waits for a guest's agent other than a number of seconds. @source virDomainAgentResponseTimeoutValues */
export const domainAgentResponseTimeout = {
  block: -2,
  default: -1,
  nowait: 0,
} as const;

/**
 * How many seconds libvirt waits for the guest's agent; below 0 a `domainAgentResponseTimeout`.
 *
 * Since 5.10.0. Source: REMOTE_PROC_DOMAIN_AGENT_SET_RESPONSE_TIMEOUT.
 */
export const domainAgentSetResponseTimeout = procedure(
  420,
  { dom: domainRef, timeout: int, flags },
  { result: int },
  { since: "5.10.0" },
);

/** SSH keys that let in as a user of the guest. Since 6.10.0. Source: REMOTE_PROC_DOMAIN_AUTHORIZED_SSH_KEYS_GET. */
export const domainAuthorizedSshKeysGet = procedure(
  424,
  { dom: domainRef, user: string, flags },
  { keys: array(string, limits.domainAuthorizedSshKeys) },
  { since: "6.10.0" },
);

/**
 * Replaces the SSH keys that let in as a user of the guest, or adds or removes some by a flag.
 *
 * Since 6.10.0. Source: REMOTE_PROC_DOMAIN_AUTHORIZED_SSH_KEYS_SET.
 */
export const domainAuthorizedSshKeysSet = procedure(
  425,
  { dom: domainRef, user: string, keys: array(string, limits.domainAuthorizedSshKeys), flags },
  nothing,
  { since: "6.10.0" },
);

/**
 * Freezes file systems, all where none is named; tells how many it froze.
 *
 * Since 1.2.5. Source: REMOTE_PROC_DOMAIN_FSFREEZE.
 */
export const domainFsFreeze = procedure(
  335,
  { dom: domainRef, mountpoints: array(string, limits.domainFsfreezeMountpoints), flags },
  { filesystems: int },
  { since: "1.2.5" },
);

/**
 * Thaws file systems, all where none is named; tells how many it thawed.
 *
 * Since 1.2.5. Source: REMOTE_PROC_DOMAIN_FSTHAW.
 */
export const domainFsThaw = procedure(
  336,
  { dom: domainRef, mountpoints: array(string, limits.domainFsfreezeMountpoints), flags },
  { filesystems: int },
  { since: "1.2.5" },
);

/** Tells a file system's disk which blocks it no longer uses. Since 1.0.1. Source: REMOTE_PROC_DOMAIN_FSTRIM. */
export const domainFsTrim = procedure(
  294,
  { dom: domainRef, mountPoint: nullable(string), minimum: unsignedHyper, flags },
  nothing,
  { since: "1.0.1" },
);

/** A mounted file system of a guest. @source remote_domain_fsinfo */
export interface DomainFilesystem {
  readonly mountpoint: string;
  /** The device's name within the guest. */
  readonly name: string;
  readonly type: string;
  /** Targets of the disks below it, such as `vda`. */
  readonly aliases: readonly string[];
}

const domainFilesystemCodecAliases = array(string, limits.domainFsinfoDisks);

/** @source remote_domain_fsinfo */
export const domainFilesystemCodec: Codec<DomainFilesystem> = {
  encode(writer, value) {
    string.encode(writer, value.mountpoint);
    string.encode(writer, value.name);
    string.encode(writer, value.type);
    domainFilesystemCodecAliases.encode(writer, value.aliases);
  },
  decode: (reader) => ({
    mountpoint: string.decode(reader),
    name: string.decode(reader),
    type: string.decode(reader),
    aliases: domainFilesystemCodecAliases.decode(reader),
  }),
};

/** Mounted file systems, and the disks below them. Since 1.2.11. Source: REMOTE_PROC_DOMAIN_GET_FSINFO. */
export const domainGetFsInfo = procedure(
  349,
  { dom: domainRef, flags },
  { info: array(domainFilesystemCodec, limits.domainFsinfo), count: unsigned },
  { since: "1.2.11" },
);

/**
 * What the agent tells of users, system, time zone, name, file systems, disks and interfaces: of `domainGuestInfoType`.
 *
 * Since 5.7.0. Source: REMOTE_PROC_DOMAIN_GET_GUEST_INFO.
 */
export const domainGetGuestInfo = procedure(
  418,
  { dom: domainRef, types: unsigned, flags },
  { parameters: typedParameters(limits.domainGuestInfoParams) },
  { since: "5.7.0" },
);

/** Which processors the guest itself has online. Since 2.0.0. Source: REMOTE_PROC_DOMAIN_GET_GUEST_VCPUS. */
export const domainGetGuestVcpus = procedure(
  371,
  { dom: domainRef, flags },
  { parameters: typedParameters(limits.domainGuestVcpuParams) },
  { since: "2.0.0" },
);

/**
 * Has the guest take processors, named as in `0-3,^2`, online or offline.
 *
 * Since 2.0.0. Source: REMOTE_PROC_DOMAIN_SET_GUEST_VCPUS.
 */
export const domainSetGuestVcpus = procedure(372, { dom: domainRef, cpumap: string, online: truth, flags }, nothing, {
  since: "2.0.0",
});

/** The guest's own name. Since 0.10.0. Source: REMOTE_PROC_DOMAIN_GET_HOSTNAME. */
export const domainGetHostname = procedure(277, { dom: domainRef, flags }, { hostname: string }, { since: "0.10.0" });

/** The guest's clock: seconds and nanoseconds since 1970. Since 1.2.5. Source: REMOTE_PROC_DOMAIN_GET_TIME. */
export const domainGetTime = procedure(
  337,
  { dom: domainRef, flags },
  { seconds: hyper, nanoseconds: unsigned },
  { since: "1.2.5" },
);

/**
 * Sets the guest's clock, or by a flag has it read its hardware clock.
 *
 * Since 1.2.5. Source: REMOTE_PROC_DOMAIN_SET_TIME.
 */
export const domainSetTime = procedure(338, { dom: domainRef, seconds: hyper, nanoseconds: unsigned, flags }, nothing, {
  since: "1.2.5",
});

/** Sets the password of a user of the guest. Since 1.2.16. Source: REMOTE_PROC_DOMAIN_SET_USER_PASSWORD. */
export const domainSetUserPassword = procedure(
  357,
  { dom: domainRef, user: nullable(string), password: nullable(string), flags },
  nothing,
  { since: "1.2.16" },
);

/**
 * Sends a `domainProcessSignal` to a process of a container.
 *
 * Since 1.0.1. Source: REMOTE_PROC_DOMAIN_SEND_PROCESS_SIGNAL.
 */
export const domainSendProcessSignal = procedure(
  295,
  { dom: domainRef, pid: hyper, signal: unsigned, flags },
  nothing,
  { since: "1.0.1" },
);
