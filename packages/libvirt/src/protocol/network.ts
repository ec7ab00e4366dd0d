import { array } from "../xdr/array.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, hyper, int, truth, unsigned } from "../xdr/numbers.ts";
import { struct } from "../xdr/struct.ts";
import { string } from "../xdr/texts.ts";
import { uuid } from "../xdr/uuid.ts";
import { type NetworkRef, networkRef } from "./network-ref.ts";
import { nothing, type Procedure, procedure } from "./procedure.ts";

const one = { network: networkRef } as const;

/** Source: REMOTE_PROC_NETWORK_LOOKUP_BY_NAME. */
export const networkLookupByName = procedure(46, { name: string }, one);
/** Source: REMOTE_PROC_NETWORK_LOOKUP_BY_UUID. */
export const networkLookupByUuid = procedure(47, { uuid }, one);

/** Stores a definition. Source: REMOTE_PROC_NETWORK_DEFINE_XML. */
export const networkDefineXml = procedure(41, { xml: string }, one);
/** Starts a transient network. Source: REMOTE_PROC_NETWORK_CREATE_XML. */
export const networkCreateXml = procedure(40, { xml: string }, one);
/** Starts a defined network. Source: REMOTE_PROC_NETWORK_CREATE. */
export const networkCreate = procedure(39, one, nothing);
/** Takes it down. Source: REMOTE_PROC_NETWORK_DESTROY. */
export const networkDestroy = procedure(42, one, nothing);
/** Forgets its definition. Source: REMOTE_PROC_NETWORK_UNDEFINE. */
export const networkUndefine = procedure(49, one, nothing);

/** Network XML. Source: REMOTE_PROC_NETWORK_GET_XML_DESC. */
export const networkGetXmlDesc = procedure(43, { network: networkRef, flags }, { xml: string });
/** Source: REMOTE_PROC_NETWORK_GET_AUTOSTART. */
export const networkGetAutostart = procedure(44, one, { autostart: truth });
/** Source: REMOTE_PROC_NETWORK_SET_AUTOSTART. */
export const networkSetAutostart = procedure(48, { network: networkRef, autostart: truth }, nothing);
/** Source: REMOTE_PROC_NETWORK_GET_BRIDGE_NAME. */
export const networkGetBridgeName = procedure(45, one, { bridge: string });
/** Source: REMOTE_PROC_NETWORK_IS_ACTIVE. */
export const networkIsActive = procedure(152, one, { active: truth });
/** Source: REMOTE_PROC_NETWORK_IS_PERSISTENT. */
export const networkIsPersistent = procedure(153, one, { persistent: truth });

/** An address that libvirt's own DHCP server gave away. */
export interface DhcpLease {
  readonly interface: string;
  /** Seconds since 1970. */
  readonly expiry: bigint;
  /** 0 for IPv4, 1 for IPv6. */
  readonly type: number;
  readonly mac: string | null;
  readonly iaid: string | null;
  readonly address: string;
  readonly prefix: number;
  readonly hostname: string | null;
  readonly clientId: string | null;
}

const lease = {
  interface: string,
  expiry: hyper,
  type: int,
  mac: nullable(string),
  iaid: nullable(string),
  address: string,
  prefix: unsigned,
  hostname: nullable(string),
  clientId: nullable(string),
} as const;

/** Leases of a network, or of one MAC address. Source: REMOTE_PROC_NETWORK_GET_DHCP_LEASES. */
export const networkGetDhcpLeases: Procedure<
  { network: NetworkRef; mac?: string | null | undefined; needResults: boolean; flags?: number | undefined },
  { readonly leases: DhcpLease[]; readonly count: number }
> = procedure(
  341,
  { network: networkRef, mac: nullable(string), needResults: truth, flags },
  { leases: array(struct(lease), 65536), count: unsigned },
);
