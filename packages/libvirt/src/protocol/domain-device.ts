// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import type { Codec } from "../xdr/codec.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, hyper, int, unsigned } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { nothing, procedure, type Procedure } from "./procedure.ts";
import { domainRef, type DomainRef } from "./refs.ts";
import { typedParameters } from "./typed-parameters.ts";

/** What a change of devices is made to. @source virDomainDeviceModifyFlags */
export const domainDeviceModifyFlag = {
  current: 0,
  live: 1 << 0,
  config: 1 << 1,
  force: 1 << 2,
} as const;

/** Whom a guest's addresses are asked of. @source virDomainInterfaceAddressesSource */
export const domainInterfaceAddressesSource = {
  lease: 0,
  agent: 1,
  arp: 2,
} as const;

/** Names of parameters that limit a network interface's bandwidth. @source VIR_DOMAIN_BANDWIDTH_* */
export const domainInterfaceParameter = {
  inAverage: "inbound.average",
  inPeak: "inbound.peak",
  inBurst: "inbound.burst",
  inFloor: "inbound.floor",
  outAverage: "outbound.average",
  outPeak: "outbound.peak",
  outBurst: "outbound.burst",
} as const;

/** Attaches a device to a running domain. Since 0.3.0. Source: REMOTE_PROC_DOMAIN_ATTACH_DEVICE. */
export const domainAttachDevice = procedure(8, { dom: domainRef, xml: string }, nothing, { since: "0.3.0" });

/**
 * Attaches a device now, to the stored definition, or both.
 *
 * Since 0.7.7. Source: REMOTE_PROC_DOMAIN_ATTACH_DEVICE_FLAGS.
 */
export const domainAttachDeviceFlags = procedure(160, { dom: domainRef, xml: string, flags }, nothing, {
  since: "0.7.7",
});

/**
 * Detaches a device from a running domain; it is gone when the guest let go of it.
 *
 * Since 0.3.0. Source: REMOTE_PROC_DOMAIN_DETACH_DEVICE.
 */
export const domainDetachDevice = procedure(13, { dom: domainRef, xml: string }, nothing, { since: "0.3.0" });

/**
 * Detaches the device that matches the XML now, from the stored definition, or both.
 *
 * Since 0.7.7. Source: REMOTE_PROC_DOMAIN_DETACH_DEVICE_FLAGS.
 */
export const domainDetachDeviceFlags = procedure(161, { dom: domainRef, xml: string, flags }, nothing, {
  since: "0.7.7",
});

/**
 * Detaches the device of an alias; it is gone when the guest let go of it.
 *
 * Since 4.4.0. Source: REMOTE_PROC_DOMAIN_DETACH_DEVICE_ALIAS.
 */
export const domainDetachDeviceAlias = procedure(392, { dom: domainRef, alias: string, flags }, nothing, {
  since: "4.4.0",
});

/** Changes a device: its medium, link, password… Since 0.8.0. Source: REMOTE_PROC_DOMAIN_UPDATE_DEVICE_FLAGS. */
export const domainUpdateDeviceFlags = procedure(174, { dom: domainRef, xml: string, flags }, nothing, {
  since: "0.8.0",
});

/** Traffic of a network interface; -1 is unknown. @source remote_domain_interface_stats_ret */
export interface DomainInterfaceStats {
  readonly rxBytes: bigint;
  readonly rxPackets: bigint;
  readonly rxErrors: bigint;
  readonly rxDropped: bigint;
  readonly txBytes: bigint;
  readonly txPackets: bigint;
  readonly txErrors: bigint;
  readonly txDropped: bigint;
}

/** Traffic of a network interface, as the guest sees it. Since 0.3.2. Source: REMOTE_PROC_DOMAIN_INTERFACE_STATS. */
export const domainInterfaceStats: Procedure<
  { readonly dom: DomainRef; readonly device: string },
  DomainInterfaceStats
> = procedure(
  65,
  { dom: domainRef, device: string },
  {
    rxBytes: hyper,
    rxPackets: hyper,
    rxErrors: hyper,
    rxDropped: hyper,
    txBytes: hyper,
    txPackets: hyper,
    txErrors: hyper,
    txDropped: hyper,
  },
  { since: "0.3.2", priority: "high" },
);

/** An address of a guest. @source remote_domain_ip_addr */
export interface DomainIpAddress {
  /** An `ipAddressType`. */
  readonly type: number;
  readonly address: string;
  readonly prefix: number;
}

/** @source remote_domain_ip_addr */
export const domainIpAddressCodec: Codec<DomainIpAddress> = {
  encode(writer, value) {
    int.encode(writer, value.type);
    string.encode(writer, value.address);
    unsigned.encode(writer, value.prefix);
  },
  decode: (reader) => ({ type: int.decode(reader), address: string.decode(reader), prefix: unsigned.decode(reader) }),
};

/** A guest's network interface with the addresses that are known of it. @source remote_domain_interface */
export interface DomainInterfaceAddresses {
  readonly name: string;
  readonly mac: string | null;
  readonly addresses: readonly DomainIpAddress[];
}

const domainInterfaceAddressesCodecMac = nullable(string);
const domainInterfaceAddressesCodecAddresses = array(domainIpAddressCodec, limits.domainIpAddr);

/** @source remote_domain_interface */
export const domainInterfaceAddressesCodec: Codec<DomainInterfaceAddresses> = {
  encode(writer, value) {
    string.encode(writer, value.name);
    domainInterfaceAddressesCodecMac.encode(writer, value.mac);
    domainInterfaceAddressesCodecAddresses.encode(writer, value.addresses);
  },
  decode: (reader) => ({
    name: string.decode(reader),
    mac: domainInterfaceAddressesCodecMac.decode(reader),
    addresses: domainInterfaceAddressesCodecAddresses.decode(reader),
  }),
};

/**
 * Addresses of the guest's network interfaces, from a `domainInterfaceAddressesSource`.
 *
 * Since 1.2.14. Source: REMOTE_PROC_DOMAIN_INTERFACE_ADDRESSES.
 */
export const domainInterfaceAddresses = procedure(
  353,
  { dom: domainRef, source: unsigned, flags },
  { interfaces: array(domainInterfaceAddressesCodec, limits.domainInterface) },
  { since: "1.2.14" },
);

/**
 * Limits the bandwidth of a network interface, as parameters of `domainInterfaceParameter`.
 *
 * Since 0.9.9. Source: REMOTE_PROC_DOMAIN_SET_INTERFACE_PARAMETERS.
 */
export const domainSetInterfaceParameters = procedure(
  256,
  { dom: domainRef, device: string, parameters: typedParameters(limits.domainInterfaceParameters), flags },
  nothing,
  { since: "0.9.9" },
);

/**
 * Limits of a network interface's bandwidth; a count of 0 asks how many parameters there are.
 *
 * Since 0.9.9. Source: REMOTE_PROC_DOMAIN_GET_INTERFACE_PARAMETERS.
 */
export const domainGetInterfaceParameters = procedure(
  257,
  { dom: domainRef, device: string, parameterCount: int, flags },
  { parameters: typedParameters(limits.domainInterfaceParameters), parameterCount: int },
  { since: "0.9.9" },
);
