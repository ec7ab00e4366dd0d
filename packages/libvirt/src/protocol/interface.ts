// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { flags, truth } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { nothing, procedure } from "./procedure.ts";
import { interfaceRef } from "./refs.ts";

/** Which host interface XML is told. @source virInterfaceXMLFlags */
export const interfaceXmlFlag = {
  inactive: 1 << 0,
} as const;

/** How a host interface's configuration is stored. @source virInterfaceDefineFlags */
export const interfaceDefineFlag = {
  validate: 1 << 0,
} as const;

/** The host interface of a name. Since 0.7.2. Source: REMOTE_PROC_INTERFACE_LOOKUP_BY_NAME. */
export const interfaceLookupByName = procedure(
  128,
  { name: string },
  { interface: interfaceRef },
  { since: "0.7.2", priority: "high" },
);

/** The host interface of a MAC address. Since 0.7.2. Source: REMOTE_PROC_INTERFACE_LOOKUP_BY_MAC_STRING. */
export const interfaceLookupByMacString = procedure(
  129,
  { mac: string },
  { interface: interfaceRef },
  { since: "0.7.2", priority: "high" },
);

/** Host interface XML. Since 0.7.2. Source: REMOTE_PROC_INTERFACE_GET_XML_DESC. */
export const interfaceGetXmlDesc = procedure(
  130,
  { interface: interfaceRef, flags },
  { xml: string },
  { since: "0.7.2" },
);

/** Stores a host interface's configuration. Since 0.7.2. Source: REMOTE_PROC_INTERFACE_DEFINE_XML. */
export const interfaceDefineXml = procedure(
  131,
  { xml: string, flags },
  { interface: interfaceRef },
  { since: "0.7.2", priority: "high" },
);

/** Forgets a host interface's configuration. Since 0.7.2. Source: REMOTE_PROC_INTERFACE_UNDEFINE. */
export const interfaceUndefine = procedure(132, { interface: interfaceRef }, nothing, {
  since: "0.7.2",
  priority: "high",
});

/** Brings a host interface up. Since 0.7.2. Source: REMOTE_PROC_INTERFACE_CREATE. */
export const interfaceCreate = procedure(133, { interface: interfaceRef, flags }, nothing, { since: "0.7.2" });

/** Takes a host interface down. Since 0.7.2. Source: REMOTE_PROC_INTERFACE_DESTROY. */
export const interfaceDestroy = procedure(134, { interface: interfaceRef, flags }, nothing, {
  since: "0.7.2",
  priority: "high",
});

/** Whether a host interface is up. Since 0.7.3. Source: REMOTE_PROC_INTERFACE_IS_ACTIVE. */
export const interfaceIsActive = procedure(
  156,
  { interface: interfaceRef },
  { active: truth },
  { since: "0.7.3", priority: "high" },
);

/**
 * Keeps the configuration of all host interfaces, to come back to it.
 *
 * Since 0.9.2. Source: REMOTE_PROC_INTERFACE_CHANGE_BEGIN.
 */
export const interfaceChangeBegin = procedure(220, { flags }, nothing, { since: "0.9.2" });

/** Accepts the changes since `interfaceChangeBegin`. Since 0.9.2. Source: REMOTE_PROC_INTERFACE_CHANGE_COMMIT. */
export const interfaceChangeCommit = procedure(221, { flags }, nothing, { since: "0.9.2" });

/**
 * Comes back to the configuration of `interfaceChangeBegin`.
 *
 * Since 0.9.2. Source: REMOTE_PROC_INTERFACE_CHANGE_ROLLBACK.
 */
export const interfaceChangeRollback = procedure(222, { flags }, nothing, { since: "0.9.2" });
