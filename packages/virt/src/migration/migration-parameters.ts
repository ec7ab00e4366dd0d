import { domainMigrateParameter as parameter, typed, type TypedInput } from "@hob/libvirt";
import { mebibytes } from "@hob/units";
import type { MigrationOptions } from "./migration-options.ts";

/** Parameters by libvirt's names; those that are undefined are not sent. */
export type MigrationParameters = Readonly<Record<string, TypedInput | readonly TypedInput[] | undefined>>;

/** Documents and disks that a migration names beside its options. */
export interface MigrationPayload {
  /** The running guest's XML for the destination, where it differs. */
  readonly xml?: string | undefined;
  /** The stored definition's, likewise. */
  readonly storedXml?: string | undefined;
  /** Targets of the disks that are copied. */
  readonly disks?: readonly string[] | undefined;
}

const mebibyte = mebibytes(1);

const int = (value: number | undefined) => (value === undefined ? undefined : typed.int(value));
/** libvirt takes bandwidth in whole MiB a second, and 0 as no limit. */
const bandwidth = (value: number | undefined) =>
  value === undefined ? undefined : typed.unsignedHyper(BigInt(Math.max(1, Math.round(value / mebibyte))));

/** Options as libvirt's parameters. @source libvirt-domain.h, VIR_MIGRATE_PARAM_* */
export function migrationParameters(options: MigrationOptions, payload: MigrationPayload): MigrationParameters {
  const { copy, compression, autoConverge, tls } = options;
  const converge = typeof autoConverge === "object" ? autoConverge : {};
  const cache = compression?.cache;
  return {
    [parameter.uri]: options.memoryUri,
    [parameter.destName]: options.name,
    [parameter.destXml]: payload.xml,
    [parameter.persistXml]: payload.storedXml,
    [parameter.bandwidth]: bandwidth(options.bandwidth),
    [parameter.bandwidthPostcopy]: bandwidth(options.postCopy?.bandwidth),
    [parameter.graphicsUri]: options.graphicsUri,
    [parameter.listenAddress]: options.listenAddress,
    [parameter.migrateDisks]: payload.disks,
    [parameter.disksPort]: int(copy?.port),
    [parameter.disksUri]: copy?.uri,
    [parameter.compression]: compression?.methods,
    [parameter.compressionMtLevel]: int(compression?.level),
    [parameter.compressionMtThreads]: int(compression?.threads?.source),
    [parameter.compressionMtDthreads]: int(compression?.threads?.destination),
    [parameter.compressionXbzrleCache]: cache === undefined ? undefined : typed.unsignedHyper(BigInt(cache)),
    [parameter.autoConvergeInitial]: int(converge.initial),
    [parameter.autoConvergeIncrement]: int(converge.increment),
    [parameter.parallelConnections]: int(options.parallel),
    [parameter.tlsDestination]: typeof tls === "object" ? tls.destination : undefined,
  };
}
