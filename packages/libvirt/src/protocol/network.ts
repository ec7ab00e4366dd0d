// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import type { Codec } from "../xdr/codec.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, hyper, int, truth, unsigned } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { uuid } from "../xdr/uuid.ts";
import { limits } from "./limits.ts";
import { eventProcedure, nothing, procedure, type Procedure } from "./procedure.ts";
import { networkRef, type NetworkRef } from "./refs.ts";

/** Which network XML is told. @source virNetworkXMLFlags */
export const networkXmlFlag = {
  inactive: 1 << 0,
} as const;

/** How a network is started. @source virNetworkCreateFlags */
export const networkCreateFlag = {
  validate: 1 << 0,
} as const;

/** How a definition is stored. @source virNetworkDefineFlags */
export const networkDefineFlag = {
  validate: 1 << 0,
} as const;

/** How a section of a network changes. @source virNetworkUpdateCommand */
export const networkUpdateCommand = {
  none: 0,
  modify: 1,
  delete: 2,
  addLast: 3,
  addFirst: 4,
} as const;

/** Sections of a network that can change. @source virNetworkUpdateSection */
export const networkUpdateSection = {
  none: 0,
  bridge: 1,
  domain: 2,
  ip: 3,
  ipDhcpHost: 4,
  ipDhcpRange: 5,
  forward: 6,
  forwardInterface: 7,
  forwardPf: 8,
  portgroup: 9,
  dnsHost: 10,
  dnsTxt: 11,
  dnsSrv: 12,
} as const;

/** What a change of a network is made to. @source virNetworkUpdateFlags */
export const networkUpdateFlag = {
  current: 0,
  live: 1 << 0,
  config: 1 << 1,
} as const;

/** What happened in a network's life. @source virNetworkEventLifecycleType */
export const networkEventLifecycleType = {
  defined: 0,
  undefined: 1,
  started: 2,
  stopped: 3,
} as const;

/** What a callback of network events is registered for. @source virNetworkEventID */
export const networkEventId = {
  lifecycle: 0,
} as const;

/** Kinds of IP addresses. @source virIPAddrType */
export const ipAddressType = {
  ipv4: 0,
  ipv6: 1,
} as const;

/** The network of a name. Since 0.3.0. Source: REMOTE_PROC_NETWORK_LOOKUP_BY_NAME. */
export const networkLookupByName = procedure(
  46,
  { name: string },
  { network: networkRef },
  { since: "0.3.0", priority: "high" },
);

/** The network of a UUID. Since 0.3.0. Source: REMOTE_PROC_NETWORK_LOOKUP_BY_UUID. */
export const networkLookupByUuid = procedure(
  47,
  { uuid },
  { network: networkRef },
  { since: "0.3.0", priority: "high" },
);

/** Stores a definition. Since 0.3.0. Source: REMOTE_PROC_NETWORK_DEFINE_XML. */
export const networkDefineXml = procedure(
  41,
  { xml: string },
  { network: networkRef },
  { since: "0.3.0", priority: "high" },
);

/** Stores a definition, and checks it by a flag. Since 7.7.0. Source: REMOTE_PROC_NETWORK_DEFINE_XML_FLAGS. */
export const networkDefineXmlFlags = procedure(
  432,
  { xml: string, flags },
  { network: networkRef },
  { since: "7.7.0", priority: "high" },
);

/** Starts a transient network. Since 0.3.0. Source: REMOTE_PROC_NETWORK_CREATE_XML. */
export const networkCreateXml = procedure(40, { xml: string }, { network: networkRef }, { since: "0.3.0" });

/**
 * Starts a transient network, and checks its XML by a flag.
 *
 * Since 7.8.0. Source: REMOTE_PROC_NETWORK_CREATE_XML_FLAGS.
 */
export const networkCreateXmlFlags = procedure(
  437,
  { xml: string, flags },
  { network: networkRef },
  { since: "7.8.0", priority: "high" },
);

/** Starts a defined network. Since 0.3.0. Source: REMOTE_PROC_NETWORK_CREATE. */
export const networkCreate = procedure(39, { network: networkRef }, nothing, { since: "0.3.0" });

/** Takes a network down. Since 0.3.0. Source: REMOTE_PROC_NETWORK_DESTROY. */
export const networkDestroy = procedure(42, { network: networkRef }, nothing, { since: "0.3.0", priority: "high" });

/** Forgets a definition. Since 0.3.0. Source: REMOTE_PROC_NETWORK_UNDEFINE. */
export const networkUndefine = procedure(49, { network: networkRef }, nothing, { since: "0.3.0", priority: "high" });

/** What changes in a network. @source remote_network_update_args */
export interface NetworkUpdateArgs {
  readonly network: NetworkRef;
  /** A `networkUpdateCommand`. */
  readonly command: number;
  /** A `networkUpdateSection`. */
  readonly section: number;
  /** Which of several equal parents, from 0; -1 is any. */
  readonly parentIndex: number;
  readonly xml: string;
  readonly flags?: number | undefined;
}

/**
 * Changes one section of a network without a restart: a `networkUpdateCommand` in a `networkUpdateSection`.
 *
 * Since 0.10.2. Source: REMOTE_PROC_NETWORK_UPDATE.
 */
export const networkUpdate: Procedure<NetworkUpdateArgs, object> = procedure(
  291,
  { network: networkRef, command: unsigned, section: unsigned, parentIndex: int, xml: string, flags },
  nothing,
  { since: "0.10.2", priority: "high" },
);

/** Network XML. Since 0.3.0. Source: REMOTE_PROC_NETWORK_GET_XML_DESC. */
export const networkGetXmlDesc = procedure(
  43,
  { network: networkRef, flags },
  { xml: string },
  { since: "0.3.0", priority: "high" },
);

/** Whether it starts with the host. Since 0.3.0. Source: REMOTE_PROC_NETWORK_GET_AUTOSTART. */
export const networkGetAutostart = procedure(
  44,
  { network: networkRef },
  { autostart: truth },
  { since: "0.3.0", priority: "high" },
);

/** Makes it start with the host, or not. Since 0.3.0. Source: REMOTE_PROC_NETWORK_SET_AUTOSTART. */
export const networkSetAutostart = procedure(48, { network: networkRef, autostart: truth }, nothing, {
  since: "0.3.0",
  priority: "high",
});

/** The name of its bridge on the host. Since 0.3.0. Source: REMOTE_PROC_NETWORK_GET_BRIDGE_NAME. */
export const networkGetBridgeName = procedure(
  45,
  { network: networkRef },
  { bridge: string },
  { since: "0.3.0", priority: "high" },
);

/** Whether it is up. Since 0.7.3. Source: REMOTE_PROC_NETWORK_IS_ACTIVE. */
export const networkIsActive = procedure(
  152,
  { network: networkRef },
  { active: truth },
  { since: "0.7.3", priority: "high" },
);

/** Whether it has a stored definition. Since 0.7.3. Source: REMOTE_PROC_NETWORK_IS_PERSISTENT. */
export const networkIsPersistent = procedure(
  153,
  { network: networkRef },
  { persistent: truth },
  { since: "0.7.3", priority: "high" },
);

/** An address that libvirt's own DHCP server gave away. @source remote_network_dhcp_lease */
export interface DhcpLease {
  readonly interface: string;
  /** Seconds since 1970. */
  readonly expiry: bigint;
  /** An `ipAddressType`. */
  readonly type: number;
  readonly mac: string | null;
  readonly iaid: string | null;
  readonly address: string;
  readonly prefix: number;
  readonly hostname: string | null;
  readonly clientId: string | null;
}

const dhcpLeaseCodecMac = nullable(string);
const dhcpLeaseCodecIaid = nullable(string);
const dhcpLeaseCodecHostname = nullable(string);
const dhcpLeaseCodecClientId = nullable(string);

/** @source remote_network_dhcp_lease */
export const dhcpLeaseCodec: Codec<DhcpLease> = {
  encode(writer, value) {
    string.encode(writer, value.interface);
    hyper.encode(writer, value.expiry);
    int.encode(writer, value.type);
    dhcpLeaseCodecMac.encode(writer, value.mac);
    dhcpLeaseCodecIaid.encode(writer, value.iaid);
    string.encode(writer, value.address);
    unsigned.encode(writer, value.prefix);
    dhcpLeaseCodecHostname.encode(writer, value.hostname);
    dhcpLeaseCodecClientId.encode(writer, value.clientId);
  },
  decode: (reader) => ({
    interface: string.decode(reader),
    expiry: hyper.decode(reader),
    type: int.decode(reader),
    mac: dhcpLeaseCodecMac.decode(reader),
    iaid: dhcpLeaseCodecIaid.decode(reader),
    address: string.decode(reader),
    prefix: unsigned.decode(reader),
    hostname: dhcpLeaseCodecHostname.decode(reader),
    clientId: dhcpLeaseCodecClientId.decode(reader),
  }),
};

/** Leases of a network, or of one MAC address. Since 1.2.6. Source: REMOTE_PROC_NETWORK_GET_DHCP_LEASES. */
export const networkGetDhcpLeases = procedure(
  341,
  { network: networkRef, mac: nullable(string), needResults: truth, flags },
  { leases: array(dhcpLeaseCodec, limits.networkDhcpLeases), count: unsigned },
  { since: "1.2.6" },
);

/**
 * Has the daemon send events of one `networkEventId`, of all networks where `network` is null.
 *
 * Since 1.2.1. Source: REMOTE_PROC_CONNECT_NETWORK_EVENT_REGISTER_ANY.
 */
export const connectNetworkEventRegisterAny = procedure(
  313,
  { eventId: int, network: nullable(networkRef) },
  { callbackId: int },
  { since: "1.2.1", priority: "high" },
);

/**
 * Has the daemon send no more events of a callback.
 *
 * Since 1.2.1. Source: REMOTE_PROC_CONNECT_NETWORK_EVENT_DEREGISTER_ANY.
 */
export const connectNetworkEventDeregisterAny = procedure(314, { callbackId: int }, nothing, {
  since: "1.2.1",
  priority: "high",
});

/**
 * A network was defined, started, stopped or undefined: a `networkEventLifecycleType`.
 *
 * Since 1.2.1. Source: REMOTE_PROC_NETWORK_EVENT_LIFECYCLE.
 */
export const networkEventLifecycle = eventProcedure(
  315,
  { callbackId: int, network: networkRef, event: int, detail: int },
  { since: "1.2.1" },
);
