import type { Codec } from "../xdr/codec.ts";
import { type DomainRef, domainRef } from "./domain-ref.ts";
import { type TypedParameters, typedParameters } from "./typed-parameters.ts";

/** Groups of figures that may be asked for. @source libvirt-domain.h, virDomainStatsTypes */
export const domainStats = {
  state: 1 << 0,
  cpuTotal: 1 << 1,
  balloon: 1 << 2,
  vcpu: 1 << 3,
  interface: 1 << 4,
  block: 1 << 5,
} as const;

/** Flags of `connectGetAllDomainStats`. @source libvirt-domain.h, virConnectGetAllDomainStatsFlags */
export const domainStatsFlag = { noWait: 1 << 29, backing: 1 << 30, enforce: 2 ** 31 } as const;

/** One domain's figures. */
export interface DomainStatsRecord {
  readonly domain: DomainRef;
  readonly parameters: TypedParameters;
}

const parameters = typedParameters(262144);

/** @source remote_protocol.x, remote_domain_stats_record */
export const domainStatsRecord: Codec<DomainStatsRecord, never> = {
  encode() {
    throw new TypeError("Domain statistics are only received.");
  },
  decode: (reader) => ({ domain: domainRef.decode(reader), parameters: parameters.decode(reader) }),
};
