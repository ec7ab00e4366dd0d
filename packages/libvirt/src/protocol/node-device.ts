// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import { nullable } from "../xdr/nullable.ts";
import { flags, int, truth } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { eventProcedure, nothing, procedure } from "./procedure.ts";
import { nodeDeviceRef } from "./refs.ts";

/** How a node device is made. @source virNodeDeviceCreateXMLFlags */
export const nodeDeviceCreateXmlFlag = {
  validate: 1 << 0,
} as const;

/** How a node device's definition is stored. @source virNodeDeviceDefineXMLFlags */
export const nodeDeviceDefineXmlFlag = {
  validate: 1 << 0,
} as const;

/** What a callback of node device events is registered for. @source virNodeDeviceEventID */
export const nodeDeviceEventId = {
  lifecycle: 0,
  update: 1,
} as const;

/** What happened in a node device's life. @source virNodeDeviceEventLifecycleType */
export const nodeDeviceEventLifecycleType = {
  created: 0,
  deleted: 1,
  defined: 2,
  undefined: 3,
} as const;

/** The node device of a name. Since 0.5.0. Source: REMOTE_PROC_NODE_DEVICE_LOOKUP_BY_NAME. */
export const nodeDeviceLookupByName = procedure(
  113,
  { name: string },
  { device: nodeDeviceRef },
  { since: "0.5.0", priority: "high" },
);

/**
 * The SCSI host of a world wide node name and port name.
 *
 * Since 1.0.3. Source: REMOTE_PROC_NODE_DEVICE_LOOKUP_SCSI_HOST_BY_WWN.
 */
export const nodeDeviceLookupScsiHostByWwn = procedure(
  297,
  { wwnn: string, wwpn: string, flags },
  { device: nodeDeviceRef },
  { since: "1.0.3", priority: "high" },
);

/** Node device XML. Since 0.5.0. Source: REMOTE_PROC_NODE_DEVICE_GET_XML_DESC. */
export const nodeDeviceGetXmlDesc = procedure(114, { name: string, flags }, { xml: string }, { since: "0.5.0" });

/**
 * The name of the device that one hangs on; null for the root.
 *
 * Since 0.5.0. Source: REMOTE_PROC_NODE_DEVICE_GET_PARENT.
 */
export const nodeDeviceGetParent = procedure(
  115,
  { name: string },
  { parent: nullable(string) },
  { since: "0.5.0", priority: "high" },
);

/** How many capabilities a device has. Since 0.5.0. Source: REMOTE_PROC_NODE_DEVICE_NUM_OF_CAPS. */
export const nodeDeviceNumOfCaps = procedure(
  116,
  { name: string },
  { count: int },
  { since: "0.5.0", priority: "high" },
);

/** Names of a device's capabilities. Since 0.5.0. Source: REMOTE_PROC_NODE_DEVICE_LIST_CAPS. */
export const nodeDeviceListCaps = procedure(
  117,
  { name: string, maxNames: int },
  { names: array(string, limits.nodeDeviceCapsList) },
  { since: "0.5.0", priority: "high" },
);

/**
 * Takes a device from its host driver, so that a guest can have it.
 *
 * Since 0.6.1. Source: REMOTE_PROC_NODE_DEVICE_DETTACH.
 */
export const nodeDeviceDetach = procedure(118, { name: string }, nothing, { since: "0.6.1" });

/**
 * Takes a device from its host driver and gives it to another, such as `vfio`.
 *
 * Since 1.0.5. Source: REMOTE_PROC_NODE_DEVICE_DETACH_FLAGS.
 */
export const nodeDeviceDetachFlags = procedure(301, { name: string, driverName: nullable(string), flags }, nothing, {
  since: "1.0.5",
});

/** Gives a device back to its host driver. Since 0.6.1. Source: REMOTE_PROC_NODE_DEVICE_RE_ATTACH. */
export const nodeDeviceReAttach = procedure(119, { name: string }, nothing, { since: "0.6.1" });

/** Resets a device that no guest uses. Since 0.6.1. Source: REMOTE_PROC_NODE_DEVICE_RESET. */
export const nodeDeviceReset = procedure(120, { name: string }, nothing, { since: "0.6.1" });

/**
 * Makes a device that is gone with the host's next start: a mediated device, or a virtual SCSI host.
 *
 * Since 0.6.3. Source: REMOTE_PROC_NODE_DEVICE_CREATE_XML.
 */
export const nodeDeviceCreateXml = procedure(
  123,
  { xml: string, flags },
  { device: nodeDeviceRef },
  { since: "0.6.3" },
);

/** Stores the definition of a device. Since 7.3.0. Source: REMOTE_PROC_NODE_DEVICE_DEFINE_XML. */
export const nodeDeviceDefineXml = procedure(
  428,
  { xml: string, flags },
  { device: nodeDeviceRef },
  { since: "7.3.0" },
);

/** Starts a defined device. Since 7.3.0. Source: REMOTE_PROC_NODE_DEVICE_CREATE. */
export const nodeDeviceCreate = procedure(430, { name: string, flags }, nothing, { since: "7.3.0", priority: "high" });

/** Removes a device that was made. Since 0.6.3. Source: REMOTE_PROC_NODE_DEVICE_DESTROY. */
export const nodeDeviceDestroy = procedure(124, { name: string }, nothing, { since: "0.6.3", priority: "high" });

/** Forgets the definition of a device. Since 7.3.0. Source: REMOTE_PROC_NODE_DEVICE_UNDEFINE. */
export const nodeDeviceUndefine = procedure(429, { name: string, flags }, nothing, {
  since: "7.3.0",
  priority: "high",
});

/** Whether it starts with the host. Since 7.8.0. Source: REMOTE_PROC_NODE_DEVICE_GET_AUTOSTART. */
export const nodeDeviceGetAutostart = procedure(
  433,
  { name: string },
  { autostart: truth },
  { since: "7.8.0", priority: "high" },
);

/** Makes it start with the host, or not. Since 7.8.0. Source: REMOTE_PROC_NODE_DEVICE_SET_AUTOSTART. */
export const nodeDeviceSetAutostart = procedure(434, { name: string, autostart: truth }, nothing, {
  since: "7.8.0",
  priority: "high",
});

/** Whether it is there. Since 7.8.0. Source: REMOTE_PROC_NODE_DEVICE_IS_ACTIVE. */
export const nodeDeviceIsActive = procedure(
  436,
  { name: string },
  { active: truth },
  { since: "7.8.0", priority: "high" },
);

/** Whether it has a stored definition. Since 7.8.0. Source: REMOTE_PROC_NODE_DEVICE_IS_PERSISTENT. */
export const nodeDeviceIsPersistent = procedure(
  435,
  { name: string },
  { persistent: truth },
  { since: "7.8.0", priority: "high" },
);

/**
 * Has the daemon send events of one `nodeDeviceEventId`, of all devices where `device` is null.
 *
 * Since 2.2.0. Source: REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY.
 */
export const connectNodeDeviceEventRegisterAny = procedure(
  374,
  { eventId: int, device: nullable(nodeDeviceRef) },
  { callbackId: int },
  { since: "2.2.0", priority: "high" },
);

/**
 * Has the daemon send no more events of a callback.
 *
 * Since 2.2.0. Source: REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_DEREGISTER_ANY.
 */
export const connectNodeDeviceEventDeregisterAny = procedure(375, { callbackId: int }, nothing, {
  since: "2.2.0",
  priority: "high",
});

/**
 * A device came, went, was defined or undefined: a `nodeDeviceEventLifecycleType`.
 *
 * Since 2.2.0. Source: REMOTE_PROC_NODE_DEVICE_EVENT_LIFECYCLE.
 */
export const nodeDeviceEventLifecycle = eventProcedure(
  376,
  { callbackId: int, device: nodeDeviceRef, event: int, detail: int },
  { since: "2.2.0" },
);

/** A device's XML changed. Since 2.2.0. Source: REMOTE_PROC_NODE_DEVICE_EVENT_UPDATE. */
export const nodeDeviceEventUpdate = eventProcedure(
  377,
  { callbackId: int, device: nodeDeviceRef },
  { since: "2.2.0" },
);
