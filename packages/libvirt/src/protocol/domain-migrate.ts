// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { nullable } from "../xdr/nullable.ts";
import { flags, int, truth, unsignedHyper, wideFlags } from "../xdr/numbers.ts";
import { opaque } from "../xdr/opaque.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { nothing, procedure, type Procedure, streamProcedure, type StreamProcedure } from "./procedure.ts";
import { domainRef, type DomainRef } from "./refs.ts";
import type { TypedParametersInput } from "./typed-input.ts";
import { typedParameters } from "./typed-parameters.ts";

/** How a domain is migrated. @source virDomainMigrateFlags */
export const domainMigrateFlag = {
  live: 1 << 0,
  peer2peer: 1 << 1,
  tunnelled: 1 << 2,
  persistDest: 1 << 3,
  undefineSource: 1 << 4,
  paused: 1 << 5,
  nonSharedDisk: 1 << 6,
  nonSharedInc: 1 << 7,
  changeProtection: 1 << 8,
  unsafe: 1 << 9,
  offline: 1 << 10,
  compressed: 1 << 11,
  abortOnError: 1 << 12,
  autoConverge: 1 << 13,
  rdmaPinAll: 1 << 14,
  postcopy: 1 << 15,
  tls: 1 << 16,
  parallel: 1 << 17,
  nonSharedSynchronousWrites: 1 << 18,
  postcopyResume: 1 << 19,
  zerocopy: 1 << 20,
} as const;

/** Which phase of a migration a limit is meant for. @source virDomainMigrateMaxSpeedFlags */
export const domainMigrateMaxSpeedFlag = {
  postcopy: 1 << 0,
} as const;

/** Names of parameters of a migration. @source VIR_MIGRATE_PARAM_* */
export const domainMigrateParameter = {
  uri: "migrate_uri",
  destName: "destination_name",
  destXml: "destination_xml",
  persistXml: "persistent_xml",
  bandwidth: "bandwidth",
  bandwidthPostcopy: "bandwidth.postcopy",
  graphicsUri: "graphics_uri",
  listenAddress: "listen_address",
  migrateDisks: "migrate_disks",
  disksPort: "disks_port",
  disksUri: "disks_uri",
  compression: "compression",
  compressionMtLevel: "compression.mt.level",
  compressionMtThreads: "compression.mt.threads",
  compressionMtDthreads: "compression.mt.dthreads",
  compressionXbzrleCache: "compression.xbzrle.cache",
  autoConvergeInitial: "auto_converge.initial",
  autoConvergeIncrement: "auto_converge.increment",
  parallelConnections: "parallel.connections",
  tlsDestination: "tls.destination",
} as const;

/**
 * On the source: begins a migration; its cookie and the XML go to the destination.
 *
 * Since 1.1.0. Source: REMOTE_PROC_DOMAIN_MIGRATE_BEGIN3_PARAMS.
 */
export const domainMigrateBegin3Params = procedure(
  302,
  { dom: domainRef, parameters: typedParameters(limits.domainMigrateParamList), flags },
  { cookieOut: opaque(limits.migrateCookie), xml: string },
  { since: "1.1.0" },
);

/**
 * On the destination: gets ready to be migrated to; tells where to.
 *
 * Since 1.1.0. Source: REMOTE_PROC_DOMAIN_MIGRATE_PREPARE3_PARAMS.
 */
export const domainMigratePrepare3Params = procedure(
  303,
  { parameters: typedParameters(limits.domainMigrateParamList), cookieIn: opaque(limits.migrateCookie), flags },
  { cookieOut: opaque(limits.migrateCookie), uriOut: nullable(string) },
  { since: "1.1.0" },
);

/**
 * On the destination: gets ready to be migrated to through this connection, as a stream.
 *
 * Since 1.1.0. Source: REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL3_PARAMS.
 */
export const domainMigratePrepareTunnel3Params = procedure(
  304,
  { parameters: typedParameters(limits.domainMigrateParamList), cookieIn: opaque(limits.migrateCookie), flags },
  { cookieOut: opaque(limits.migrateCookie) },
  { since: "1.1.0" },
);

/**
 * Which guest is sent, and where to, as parameters of `domainMigrateParameter`.
 *
 * @source remote_domain_migrate_perform3_params_args
 */
export interface DomainMigratePerform3ParamsArgs {
  readonly dom: DomainRef;
  readonly destinationUri?: string | null | undefined;
  readonly parameters: TypedParametersInput;
  readonly cookieIn: Uint8Array;
  readonly flags?: number | undefined;
}

/**
 * On the source: sends the guest; answers when it is sent, and in a peer-to-peer migration when all is done.
 *
 * Since 1.1.0. Source: REMOTE_PROC_DOMAIN_MIGRATE_PERFORM3_PARAMS.
 */
export const domainMigratePerform3Params: Procedure<DomainMigratePerform3ParamsArgs, { readonly cookieOut: Buffer }> =
  procedure(
    305,
    {
      dom: domainRef,
      destinationUri: nullable(string),
      parameters: typedParameters(limits.domainMigrateParamList),
      cookieIn: opaque(limits.migrateCookie),
      flags,
    },
    { cookieOut: opaque(limits.migrateCookie) },
    { since: "1.1.0" },
  );

/**
 * On the destination: starts the guest, or clears away when the migration was cancelled.
 *
 * Since 1.1.0. Source: REMOTE_PROC_DOMAIN_MIGRATE_FINISH3_PARAMS.
 */
export const domainMigrateFinish3Params = procedure(
  306,
  {
    parameters: typedParameters(limits.domainMigrateParamList),
    cookieIn: opaque(limits.migrateCookie),
    flags,
    cancelled: truth,
  },
  { dom: domainRef, cookieOut: opaque(limits.migrateCookie) },
  { since: "1.1.0" },
);

/** How the source ends a migration. @source remote_domain_migrate_confirm3_params_args */
export interface DomainMigrateConfirm3ParamsArgs {
  readonly dom: DomainRef;
  readonly parameters: TypedParametersInput;
  readonly cookieIn: Uint8Array;
  readonly flags?: number | undefined;
  readonly cancelled: boolean;
}

/**
 * On the source: clears away, or goes on running when the migration was cancelled.
 *
 * Since 1.1.0. Source: REMOTE_PROC_DOMAIN_MIGRATE_CONFIRM3_PARAMS.
 */
export const domainMigrateConfirm3Params: Procedure<DomainMigrateConfirm3ParamsArgs, object> = procedure(
  307,
  {
    dom: domainRef,
    parameters: typedParameters(limits.domainMigrateParamList),
    cookieIn: opaque(limits.migrateCookie),
    flags,
    cancelled: truth,
  },
  nothing,
  { since: "1.1.0" },
);

/** What a migration is begun with. @source remote_domain_migrate_begin3_args */
export interface DomainMigrateBegin3Args {
  readonly dom: DomainRef;
  readonly xml?: string | null | undefined;
  readonly flags?: bigint | undefined;
  readonly destinationName?: string | null | undefined;
  readonly resource: bigint;
}

/** `domainMigrateBegin3Params` with fixed arguments. Since 0.9.2. Source: REMOTE_PROC_DOMAIN_MIGRATE_BEGIN3. */
export const domainMigrateBegin3: Procedure<
  DomainMigrateBegin3Args,
  { readonly cookieOut: Buffer; readonly xml: string }
> = procedure(
  213,
  {
    dom: domainRef,
    xml: nullable(string),
    flags: wideFlags,
    destinationName: nullable(string),
    resource: unsignedHyper,
  },
  { cookieOut: opaque(limits.migrateCookie), xml: string },
  { since: "0.9.2" },
);

/** What the destination prepares for. @source remote_domain_migrate_prepare3_args */
export interface DomainMigratePrepare3Args {
  readonly cookieIn: Uint8Array;
  readonly uriIn?: string | null | undefined;
  readonly flags?: bigint | undefined;
  readonly destinationName?: string | null | undefined;
  readonly resource: bigint;
  readonly domainXml: string;
}

/** `domainMigratePrepare3Params` with fixed arguments. Since 0.9.2. Source: REMOTE_PROC_DOMAIN_MIGRATE_PREPARE3. */
export const domainMigratePrepare3: Procedure<
  DomainMigratePrepare3Args,
  { readonly cookieOut: Buffer; readonly uriOut: string | null }
> = procedure(
  214,
  {
    cookieIn: opaque(limits.migrateCookie),
    uriIn: nullable(string),
    flags: wideFlags,
    destinationName: nullable(string),
    resource: unsignedHyper,
    domainXml: string,
  },
  { cookieOut: opaque(limits.migrateCookie), uriOut: nullable(string) },
  { since: "0.9.2" },
);

/** What the destination prepares for, through this connection. @source remote_domain_migrate_prepare_tunnel3_args */
export interface DomainMigratePrepareTunnel3Args {
  readonly cookieIn: Uint8Array;
  readonly flags?: bigint | undefined;
  readonly destinationName?: string | null | undefined;
  readonly resource: bigint;
  readonly domainXml: string;
}

/**
 * `domainMigratePrepareTunnel3Params` with fixed arguments.
 *
 * Since 0.9.2. Source: REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL3.
 */
export const domainMigratePrepareTunnel3: StreamProcedure<
  DomainMigratePrepareTunnel3Args,
  { readonly cookieOut: Buffer }
> = streamProcedure(
  "out",
  215,
  {
    cookieIn: opaque(limits.migrateCookie),
    flags: wideFlags,
    destinationName: nullable(string),
    resource: unsignedHyper,
    domainXml: string,
  },
  { cookieOut: opaque(limits.migrateCookie) },
  { since: "0.9.2" },
);

/** Which guest is sent, and where to. @source remote_domain_migrate_perform3_args */
export interface DomainMigratePerform3Args {
  readonly dom: DomainRef;
  readonly xml?: string | null | undefined;
  readonly cookieIn: Uint8Array;
  readonly destinationUri?: string | null | undefined;
  readonly uri?: string | null | undefined;
  readonly flags?: bigint | undefined;
  readonly destinationName?: string | null | undefined;
  readonly resource: bigint;
}

/** `domainMigratePerform3Params` with fixed arguments. Since 0.9.2. Source: REMOTE_PROC_DOMAIN_MIGRATE_PERFORM3. */
export const domainMigratePerform3: Procedure<DomainMigratePerform3Args, { readonly cookieOut: Buffer }> = procedure(
  216,
  {
    dom: domainRef,
    xml: nullable(string),
    cookieIn: opaque(limits.migrateCookie),
    destinationUri: nullable(string),
    uri: nullable(string),
    flags: wideFlags,
    destinationName: nullable(string),
    resource: unsignedHyper,
  },
  { cookieOut: opaque(limits.migrateCookie) },
  { since: "0.9.2" },
);

/** How the destination ends a migration. @source remote_domain_migrate_finish3_args */
export interface DomainMigrateFinish3Args {
  readonly destinationName: string;
  readonly cookieIn: Uint8Array;
  readonly destinationUri?: string | null | undefined;
  readonly uri?: string | null | undefined;
  readonly flags?: bigint | undefined;
  readonly cancelled: boolean;
}

/** `domainMigrateFinish3Params` with fixed arguments. Since 0.9.2. Source: REMOTE_PROC_DOMAIN_MIGRATE_FINISH3. */
export const domainMigrateFinish3: Procedure<
  DomainMigrateFinish3Args,
  { readonly dom: DomainRef; readonly cookieOut: Buffer }
> = procedure(
  217,
  {
    destinationName: string,
    cookieIn: opaque(limits.migrateCookie),
    destinationUri: nullable(string),
    uri: nullable(string),
    flags: wideFlags,
    cancelled: truth,
  },
  { dom: domainRef, cookieOut: opaque(limits.migrateCookie) },
  { since: "0.9.2" },
);

/** `domainMigrateConfirm3Params` with fixed arguments. Since 0.9.2. Source: REMOTE_PROC_DOMAIN_MIGRATE_CONFIRM3. */
export const domainMigrateConfirm3 = procedure(
  218,
  { dom: domainRef, cookieIn: opaque(limits.migrateCookie), flags: wideFlags, cancelled: truth },
  nothing,
  { since: "0.9.2" },
);

/** What the destination prepares for. @source remote_domain_migrate_prepare2_args */
export interface DomainMigratePrepare2Args {
  readonly uriIn?: string | null | undefined;
  readonly flags?: bigint | undefined;
  readonly destinationName?: string | null | undefined;
  readonly resource: bigint;
  readonly domainXml: string;
}

/**
 * On the destination, version 2 of the protocol: gets ready to be migrated to.
 *
 * Since 0.5.0. Source: REMOTE_PROC_DOMAIN_MIGRATE_PREPARE2.
 */
export const domainMigratePrepare2: Procedure<
  DomainMigratePrepare2Args,
  { readonly cookie: Buffer; readonly uriOut: string | null }
> = procedure(
  108,
  {
    uriIn: nullable(string),
    flags: wideFlags,
    destinationName: nullable(string),
    resource: unsignedHyper,
    domainXml: string,
  },
  { cookie: opaque(limits.migrateCookie), uriOut: nullable(string) },
  { since: "0.5.0" },
);

/**
 * On the destination, version 2 of the protocol: gets ready to be migrated to through this connection, as a stream.
 *
 * Since 0.7.2. Source: REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL.
 */
export const domainMigratePrepareTunnel = streamProcedure(
  "out",
  148,
  { flags: wideFlags, destinationName: nullable(string), resource: unsignedHyper, domainXml: string },
  nothing,
  { since: "0.7.2" },
);

/** How the destination ends a migration. @source remote_domain_migrate_finish2_args */
export interface DomainMigrateFinish2Args {
  readonly destinationName: string;
  readonly cookie: Uint8Array;
  readonly uri: string;
  readonly flags?: bigint | undefined;
  readonly retcode: number;
}

/**
 * On the destination, version 2 of the protocol: starts the guest, or clears away.
 *
 * Since 0.5.0. Source: REMOTE_PROC_DOMAIN_MIGRATE_FINISH2.
 */
export const domainMigrateFinish2: Procedure<DomainMigrateFinish2Args, { readonly dom: DomainRef }> = procedure(
  109,
  { destinationName: string, cookie: opaque(limits.migrateCookie), uri: string, flags: wideFlags, retcode: int },
  { dom: domainRef },
  { since: "0.5.0" },
);

/**
 * On the destination, version 1 of the protocol: gets ready to be migrated to.
 *
 * Since 0.3.2. Source: REMOTE_PROC_DOMAIN_MIGRATE_PREPARE.
 */
export const domainMigratePrepare = procedure(
  61,
  { uriIn: nullable(string), flags: wideFlags, destinationName: nullable(string), resource: unsignedHyper },
  { cookie: opaque(limits.migrateCookie), uriOut: nullable(string) },
  { since: "0.3.2" },
);

/** Which guest is sent, and where to. @source remote_domain_migrate_perform_args */
export interface DomainMigratePerformArgs {
  readonly dom: DomainRef;
  readonly cookie: Uint8Array;
  readonly uri: string;
  readonly flags?: bigint | undefined;
  readonly destinationName?: string | null | undefined;
  readonly resource: bigint;
}

/**
 * On the source, versions 1 and 2 of the protocol: sends the guest.
 *
 * Since 0.3.2. Source: REMOTE_PROC_DOMAIN_MIGRATE_PERFORM.
 */
export const domainMigratePerform: Procedure<DomainMigratePerformArgs, object> = procedure(
  62,
  {
    dom: domainRef,
    cookie: opaque(limits.migrateCookie),
    uri: string,
    flags: wideFlags,
    destinationName: nullable(string),
    resource: unsignedHyper,
  },
  nothing,
  { since: "0.3.2" },
);

/**
 * On the destination, version 1 of the protocol: starts the guest.
 *
 * Since 0.3.2. Source: REMOTE_PROC_DOMAIN_MIGRATE_FINISH.
 */
export const domainMigrateFinish = procedure(
  63,
  { destinationName: string, cookie: opaque(limits.migrateCookie), uri: string, flags: wideFlags },
  { dom: domainRef },
  { since: "0.3.2" },
);

/**
 * Switches a running migration to post-copy: the guest runs at the destination and fetches its memory.
 *
 * Since 1.3.3. Source: REMOTE_PROC_DOMAIN_MIGRATE_START_POST_COPY.
 */
export const domainMigrateStartPostCopy = procedure(364, { dom: domainRef, flags }, nothing, { since: "1.3.3" });

/**
 * How long the guest may stand still at the end of a migration, in milliseconds.
 *
 * Since 0.8.0. Source: REMOTE_PROC_DOMAIN_MIGRATE_SET_MAX_DOWNTIME.
 */
export const domainMigrateSetMaxDowntime = procedure(166, { dom: domainRef, downtime: unsignedHyper, flags }, nothing, {
  since: "0.8.0",
});

/**
 * How long the guest may stand still at the end of a migration, in milliseconds.
 *
 * Since 3.7.0. Source: REMOTE_PROC_DOMAIN_MIGRATE_GET_MAX_DOWNTIME.
 */
export const domainMigrateGetMaxDowntime = procedure(
  387,
  { dom: domainRef, flags },
  { downtime: unsignedHyper },
  { since: "3.7.0" },
);

/** Limits the bandwidth of migrations, in MiB/s. Since 0.9.0. Source: REMOTE_PROC_DOMAIN_MIGRATE_SET_MAX_SPEED. */
export const domainMigrateSetMaxSpeed = procedure(207, { dom: domainRef, bandwidth: unsignedHyper, flags }, nothing, {
  since: "0.9.0",
});

/**
 * The limit of the bandwidth of migrations, in MiB/s.
 *
 * Since 0.9.5. Source: REMOTE_PROC_DOMAIN_MIGRATE_GET_MAX_SPEED.
 */
export const domainMigrateGetMaxSpeed = procedure(
  242,
  { dom: domainRef, flags },
  { bandwidth: unsignedHyper },
  { since: "0.9.5" },
);

/**
 * The size of the cache that compressed migrations use, in bytes.
 *
 * Since 1.0.3. Source: REMOTE_PROC_DOMAIN_MIGRATE_SET_COMPRESSION_CACHE.
 */
export const domainMigrateSetCompressionCache = procedure(
  300,
  { dom: domainRef, cacheSize: unsignedHyper, flags },
  nothing,
  { since: "1.0.3" },
);

/**
 * The size of the cache that compressed migrations use, in bytes.
 *
 * Since 1.0.3. Source: REMOTE_PROC_DOMAIN_MIGRATE_GET_COMPRESSION_CACHE.
 */
export const domainMigrateGetCompressionCache = procedure(
  299,
  { dom: domainRef, flags },
  { cacheSize: unsignedHyper },
  { since: "1.0.3" },
);
