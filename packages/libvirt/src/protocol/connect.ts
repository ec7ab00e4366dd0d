// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, int, truth, unsignedHyper } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { eventProcedure, nothing, procedure, type Procedure } from "./procedure.ts";
import { typedParameters } from "./typed-parameters.ts";

/** Why a connection ended. @source virConnectCloseReason */
export const connectCloseReason = {
  error: 0,
  eof: 1,
  keepalive: 2,
  client: 3,
} as const;

/** How a connection is opened. @source virConnectFlags */
export const connectFlag = {
  readOnly: 1 << 0,
  noAliases: 1 << 1,
} as const;

/** What a driver or daemon may be able to do. @source virDrvFeature */
export const connectFeature = {
  migrationV1: 1,
  remote: 2,
  migrationV2: 3,
  migrationP2p: 4,
  migrationDirect: 5,
  migrationV3: 6,
  migrateChangeProtection: 7,
  fdPassing: 8,
  typedParamString: 9,
  keepalive: 10,
  xmlMigratable: 11,
  migrationOffline: 12,
  migrationParams: 13,
  eventCallback: 14,
  closeCallback: 15,
  networkUpdateHasCorrectOrder: 16,
} as const;

/** How a CPU compares with another. @source virCPUCompareResult */
export const cpuCompareResult = {
  error: -1,
  incompatible: 0,
  identical: 1,
  superset: 2,
} as const;

/** How CPUs are compared. @source virConnectCompareCPUFlags */
export const connectCompareCpuFlag = {
  failIncompatible: 1 << 0,
  validateXml: 1 << 1,
} as const;

/** How the CPU that hosts have in common is written. @source virConnectBaselineCPUFlags */
export const connectBaselineCpuFlag = {
  expandFeatures: 1 << 0,
  migratable: 1 << 1,
} as const;

/** Names of parameters that tell whom a proxy speaks for. @source VIR_CONNECT_IDENTITY_* */
export const connectIdentityParameter = {
  userName: "user-name",
  unixUserId: "unix-user-id",
  groupName: "group-name",
  unixGroupId: "unix-group-id",
  processId: "process-id",
  processTime: "process-time",
  saslUserName: "sasl-user-name",
  x509DistinguishedName: "x509-distinguished-name",
  selinuxContext: "selinux-context",
} as const;

/** Opens the hypervisor driver that a URI names. Since 0.3.0. Source: REMOTE_PROC_CONNECT_OPEN. */
export const connectOpen = procedure(1, { name: nullable(string), flags }, nothing, {
  since: "0.3.0",
  priority: "high",
});

/** Says that nothing more will be asked. Since 0.3.0. Source: REMOTE_PROC_CONNECT_CLOSE. */
export const connectClose = procedure(2, nothing, nothing, { since: "0.3.0", priority: "high" });

/** The driver's name: `QEMU`, `LXC`, `Xen`, `Test`… Since 0.3.0. Source: REMOTE_PROC_CONNECT_GET_TYPE. */
export const connectGetType = procedure(3, nothing, { type: string }, { since: "0.3.0", priority: "high" });

/**
 * The hypervisor's version: major × 1,000,000 + minor × 1,000 + release.
 *
 * Since 0.3.0. Source: REMOTE_PROC_CONNECT_GET_VERSION.
 */
export const connectGetVersion = procedure(
  4,
  nothing,
  { version: unsignedHyper },
  { since: "0.3.0", priority: "high" },
);

/**
 * The daemon's version: major × 1,000,000 + minor × 1,000 + release.
 *
 * Since 0.7.3. Source: REMOTE_PROC_CONNECT_GET_LIB_VERSION.
 */
export const connectGetLibVersion = procedure(
  157,
  nothing,
  { version: unsignedHyper },
  { since: "0.7.3", priority: "high" },
);

/** The URI as the daemon opened it. Since 0.3.0. Source: REMOTE_PROC_CONNECT_GET_URI. */
export const connectGetUri = procedure(110, nothing, { uri: string }, { since: "0.3.0", priority: "high" });

/** The host's own name. Since 0.3.0. Source: REMOTE_PROC_CONNECT_GET_HOSTNAME. */
export const connectGetHostname = procedure(59, nothing, { hostname: string }, { since: "0.3.0", priority: "high" });

/** SMBIOS data of the host as XML. Since 0.8.8. Source: REMOTE_PROC_CONNECT_GET_SYSINFO. */
export const connectGetSysinfo = procedure(203, { flags }, { sysinfo: string }, { since: "0.8.8", priority: "high" });

/**
 * Capabilities XML: the host, and which guests it can run.
 *
 * Since 0.3.0. Source: REMOTE_PROC_CONNECT_GET_CAPABILITIES.
 */
export const connectGetCapabilities = procedure(7, nothing, { capabilities: string }, { since: "0.3.0" });

/** Which emulator's capabilities are asked for. @source remote_connect_get_domain_capabilities_args */
export interface ConnectGetDomainCapabilitiesArgs {
  readonly emulator?: string | null | undefined;
  readonly arch?: string | null | undefined;
  readonly machine?: string | null | undefined;
  readonly virtType?: string | null | undefined;
  readonly flags?: number | undefined;
}

/**
 * Domain capabilities XML of one emulator; libvirt chooses what is null.
 *
 * Since 1.2.7. Source: REMOTE_PROC_CONNECT_GET_DOMAIN_CAPABILITIES.
 */
export const connectGetDomainCapabilities: Procedure<
  ConnectGetDomainCapabilitiesArgs,
  { readonly capabilities: string }
> = procedure(
  342,
  { emulator: nullable(string), arch: nullable(string), machine: nullable(string), virtType: nullable(string), flags },
  { capabilities: string },
  { since: "1.2.7" },
);

/**
 * Storage pool capabilities XML: the kinds of pools and their formats.
 *
 * Since 5.2.0. Source: REMOTE_PROC_CONNECT_GET_STORAGE_POOL_CAPABILITIES.
 */
export const connectGetStoragePoolCapabilities = procedure(
  403,
  { flags },
  { capabilities: string },
  { since: "5.2.0" },
);

/**
 * The most virtual processors of a domain of one virtualization type, or of the default one.
 *
 * Since 0.3.0. Source: REMOTE_PROC_CONNECT_GET_MAX_VCPUS.
 */
export const connectGetMaxVcpus = procedure(
  5,
  { type: nullable(string) },
  { maxVcpus: int },
  { since: "0.3.0", priority: "high" },
);

/**
 * Names of the CPU models that libvirt knows for an architecture.
 *
 * Since 1.1.3. Source: REMOTE_PROC_CONNECT_GET_CPU_MODEL_NAMES.
 */
export const connectGetCpuModelNames = procedure(
  312,
  { arch: string, needResults: truth, flags },
  { models: array(string, limits.connectCpuModels), count: int },
  { since: "1.1.3" },
);

/**
 * Compares a CPU description with the host's CPU; the answer is a `cpuCompareResult`.
 *
 * Since 0.7.5. Source: REMOTE_PROC_CONNECT_COMPARE_CPU.
 */
export const connectCompareCpu = procedure(
  158,
  { xml: string, flags },
  { result: int },
  { since: "0.7.5", priority: "high" },
);

/** A CPU, and the emulator it is compared with. @source remote_connect_compare_hypervisor_cpu_args */
export interface ConnectCompareHypervisorCpuArgs {
  readonly emulator?: string | null | undefined;
  readonly arch?: string | null | undefined;
  readonly machine?: string | null | undefined;
  readonly virtType?: string | null | undefined;
  readonly cpu: string;
  readonly flags?: number | undefined;
}

/**
 * Compares a CPU description with what one emulator can offer; the answer is a `cpuCompareResult`.
 *
 * Since 4.4.0. Source: REMOTE_PROC_CONNECT_COMPARE_HYPERVISOR_CPU.
 */
export const connectCompareHypervisorCpu: Procedure<ConnectCompareHypervisorCpuArgs, { readonly result: number }> =
  procedure(
    393,
    {
      emulator: nullable(string),
      arch: nullable(string),
      machine: nullable(string),
      virtType: nullable(string),
      cpu: string,
      flags,
    },
    { result: int },
    { since: "4.4.0" },
  );

/**
 * The richest CPU that all the hosts whose CPUs are given can offer, as XML.
 *
 * Since 0.7.7. Source: REMOTE_PROC_CONNECT_BASELINE_CPU.
 */
export const connectBaselineCpu = procedure(
  162,
  { cpus: array(string, limits.cpuBaseline), flags },
  { cpu: string },
  { since: "0.7.7" },
);

/**
 * CPUs, and the emulator that shall offer what they have in common.
 *
 * @source remote_connect_baseline_hypervisor_cpu_args
 */
export interface ConnectBaselineHypervisorCpuArgs {
  readonly emulator?: string | null | undefined;
  readonly arch?: string | null | undefined;
  readonly machine?: string | null | undefined;
  readonly virtType?: string | null | undefined;
  readonly cpus: readonly string[];
  readonly flags?: number | undefined;
}

/**
 * The richest CPU that one emulator can offer on all the hosts whose CPUs are given, as XML.
 *
 * Since 4.4.0. Source: REMOTE_PROC_CONNECT_BASELINE_HYPERVISOR_CPU.
 */
export const connectBaselineHypervisorCpu: Procedure<ConnectBaselineHypervisorCpuArgs, { readonly cpu: string }> =
  procedure(
    394,
    {
      emulator: nullable(string),
      arch: nullable(string),
      machine: nullable(string),
      virtType: nullable(string),
      cpus: array(string, limits.cpuBaseline),
      flags,
    },
    { cpu: string },
    { since: "4.4.0" },
  );

/**
 * Whether the driver or the daemon can do a `connectFeature`.
 *
 * Since 0.3.2. Source: REMOTE_PROC_CONNECT_SUPPORTS_FEATURE.
 */
export const connectSupportsFeature = procedure(
  60,
  { feature: int },
  { supported: truth },
  { since: "0.3.2", priority: "high" },
);

/**
 * Whether the daemon's own connection to the hypervisor is encrypted or local.
 *
 * Since 0.7.3. Source: REMOTE_PROC_CONNECT_IS_SECURE.
 */
export const connectIsSecure = procedure(149, nothing, { secure: truth }, { since: "0.7.3", priority: "high" });

/**
 * Tells a daemon whom a proxy speaks for, as parameters of `connectIdentityParameter`.
 *
 * Since 5.8.0. Source: REMOTE_PROC_CONNECT_SET_IDENTITY.
 */
export const connectSetIdentity = procedure(
  419,
  { parameters: typedParameters(limits.connectIdentityParams), flags },
  nothing,
  { since: "5.8.0" },
);

/**
 * Has the daemon tell when its own connection to the hypervisor ends.
 *
 * Since 1.3.2. Source: REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK.
 */
export const connectRegisterCloseCallback = procedure(360, nothing, nothing, { since: "1.3.2", priority: "high" });

/** Takes `connectRegisterCloseCallback` back. Since 1.3.2. Source: REMOTE_PROC_CONNECT_UNREGISTER_CLOSE_CALLBACK. */
export const connectUnregisterCloseCallback = procedure(361, nothing, nothing, { since: "1.3.2", priority: "high" });

/**
 * The daemon's own connection to the hypervisor ended, for a `connectCloseReason`.
 *
 * Since 1.3.2. Source: REMOTE_PROC_CONNECT_EVENT_CONNECTION_CLOSED.
 */
export const connectEventConnectionClosed = eventProcedure(362, { reason: int }, { since: "1.3.2" });

/** Domain XML of a hypervisor's own configuration. Since 0.6.4. Source: REMOTE_PROC_CONNECT_DOMAIN_XML_FROM_NATIVE. */
export const connectDomainXmlFromNative = procedure(
  135,
  { nativeFormat: string, nativeConfig: string, flags },
  { domainXml: string },
  { since: "0.6.4" },
);

/**
 * A hypervisor's own configuration of domain XML: for QEMU, its command line.
 *
 * Since 0.6.4. Source: REMOTE_PROC_CONNECT_DOMAIN_XML_TO_NATIVE.
 */
export const connectDomainXmlToNative = procedure(
  136,
  { nativeFormat: string, domainXml: string, flags },
  { nativeConfig: string },
  { since: "0.6.4" },
);

/**
 * Looks for what storage pools of a type could be made of, as XML.
 *
 * Since 0.4.5. Source: REMOTE_PROC_CONNECT_FIND_STORAGE_POOL_SOURCES.
 */
export const connectFindStoragePoolSources = procedure(
  75,
  { type: string, sourceSpec: nullable(string), flags },
  { xml: string },
  { since: "0.4.5" },
);
