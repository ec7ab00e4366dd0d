// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import { flags, int, truth, unsigned } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { uuid } from "../xdr/uuid.ts";
import { limits } from "./limits.ts";
import { nothing, procedure } from "./procedure.ts";
import { networkPortRef, networkRef } from "./refs.ts";
import { typedParameters } from "./typed-parameters.ts";

/** How a network port is made. @source virNetworkPortCreateFlags */
export const networkPortCreateFlag = {
  reclaim: 1 << 0,
  validate: 1 << 1,
} as const;

/** Names of parameters that limit a network port's bandwidth. @source VIR_NETWORK_PORT_BANDWIDTH_* */
export const networkPortParameter = {
  inAverage: "inbound.average",
  inPeak: "inbound.peak",
  inBurst: "inbound.burst",
  inFloor: "inbound.floor",
  outAverage: "outbound.average",
  outPeak: "outbound.peak",
  outBurst: "outbound.burst",
} as const;

/**
 * All ports of a network; without `needResults` only their number.
 *
 * Since 5.5.0. Source: REMOTE_PROC_NETWORK_LIST_ALL_PORTS.
 */
export const networkListAllPorts = procedure(
  404,
  { network: networkRef, needResults: truth, flags },
  { ports: array(networkPortRef, limits.networkPortList), count: unsigned },
  { since: "5.5.0", priority: "high" },
);

/** The port of a UUID. Since 5.5.0. Source: REMOTE_PROC_NETWORK_PORT_LOOKUP_BY_UUID. */
export const networkPortLookupByUuid = procedure(
  405,
  { network: networkRef, uuid },
  { port: networkPortRef },
  { since: "5.5.0", priority: "high" },
);

/** Makes a port and claims what it needs. Since 5.5.0. Source: REMOTE_PROC_NETWORK_PORT_CREATE_XML. */
export const networkPortCreateXml = procedure(
  406,
  { network: networkRef, xml: string, flags },
  { port: networkPortRef },
  { since: "5.5.0" },
);

/** Network port XML. Since 5.5.0. Source: REMOTE_PROC_NETWORK_PORT_GET_XML_DESC. */
export const networkPortGetXmlDesc = procedure(
  409,
  { port: networkPortRef, flags },
  { xml: string },
  { since: "5.5.0" },
);

/**
 * Limits of a port's bandwidth; a count of 0 asks how many parameters there are.
 *
 * Since 5.5.0. Source: REMOTE_PROC_NETWORK_PORT_GET_PARAMETERS.
 */
export const networkPortGetParameters = procedure(
  407,
  { port: networkPortRef, parameterCount: int, flags },
  { parameters: typedParameters(limits.networkPortParameters), parameterCount: int },
  { since: "5.5.0" },
);

/**
 * Limits a port's bandwidth, as parameters of `networkPortParameter`.
 *
 * Since 5.5.0. Source: REMOTE_PROC_NETWORK_PORT_SET_PARAMETERS.
 */
export const networkPortSetParameters = procedure(
  408,
  { port: networkPortRef, parameters: typedParameters(limits.networkPortParameters), flags },
  nothing,
  { since: "5.5.0" },
);

/** Deletes a port and lets go of what it claimed. Since 5.5.0. Source: REMOTE_PROC_NETWORK_PORT_DELETE. */
export const networkPortDelete = procedure(410, { port: networkPortRef, flags }, nothing, { since: "5.5.0" });
