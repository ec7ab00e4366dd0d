// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import { flags, int, truth } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { nothing, procedure } from "./procedure.ts";
import { domainCheckpointRef, domainRef } from "./refs.ts";

/** How a checkpoint is made. @source virDomainCheckpointCreateFlags */
export const domainCheckpointCreateFlag = {
  redefine: 1 << 0,
  quiesce: 1 << 1,
  redefineValidate: 1 << 2,
} as const;

/** How much checkpoint XML is told. @source virDomainCheckpointXMLFlags */
export const domainCheckpointXmlFlag = {
  secure: 1 << 0,
  noDomain: 1 << 1,
  size: 1 << 2,
} as const;

/** Which checkpoints are listed. @source virDomainCheckpointListFlags */
export const domainCheckpointListFlag = {
  roots: 1 << 0,
  descendants: 1 << 0,
  topological: 1 << 1,
  leaves: 1 << 2,
  noLeaves: 1 << 3,
} as const;

/** What is deleted with a checkpoint. @source virDomainCheckpointDeleteFlags */
export const domainCheckpointDeleteFlag = {
  children: 1 << 0,
  metadataOnly: 1 << 1,
  childrenOnly: 1 << 2,
} as const;

/**
 * Marks a point in time from which on changes to disks are tracked.
 *
 * Since 5.6.0. Source: REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML.
 */
export const domainCheckpointCreateXml = procedure(
  411,
  { dom: domainRef, xml: string, flags },
  { checkpoint: domainCheckpointRef },
  { since: "5.6.0" },
);

/**
 * Checkpoint XML, by a flag with what changed since.
 *
 * Since 5.6.0. Source: REMOTE_PROC_DOMAIN_CHECKPOINT_GET_XML_DESC.
 */
export const domainCheckpointGetXmlDesc = procedure(
  412,
  { checkpoint: domainCheckpointRef, flags },
  { xml: string },
  { since: "5.6.0" },
);

/**
 * A domain's checkpoints, or those that the flags choose; without `needResults` only their number.
 *
 * Since 5.6.0. Source: REMOTE_PROC_DOMAIN_LIST_ALL_CHECKPOINTS.
 */
export const domainListAllCheckpoints = procedure(
  413,
  { dom: domainRef, needResults: truth, flags },
  { checkpoints: array(domainCheckpointRef, limits.domainCheckpointList), count: int },
  { since: "5.6.0", priority: "high" },
);

/**
 * The checkpoints after one; without `needResults` only their number.
 *
 * Since 5.6.0. Source: REMOTE_PROC_DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN.
 */
export const domainCheckpointListAllChildren = procedure(
  414,
  { checkpoint: domainCheckpointRef, needResults: truth, flags },
  { checkpoints: array(domainCheckpointRef, limits.domainCheckpointList), count: int },
  { since: "5.6.0", priority: "high" },
);

/** The checkpoint of a name. Since 5.6.0. Source: REMOTE_PROC_DOMAIN_CHECKPOINT_LOOKUP_BY_NAME. */
export const domainCheckpointLookupByName = procedure(
  415,
  { dom: domainRef, name: string, flags },
  { checkpoint: domainCheckpointRef },
  { since: "5.6.0", priority: "high" },
);

/** The checkpoint before one. Since 5.6.0. Source: REMOTE_PROC_DOMAIN_CHECKPOINT_GET_PARENT. */
export const domainCheckpointGetParent = procedure(
  416,
  { checkpoint: domainCheckpointRef, flags },
  { parent: domainCheckpointRef },
  { since: "5.6.0", priority: "high" },
);

/**
 * Deletes a checkpoint; the changes it tracked go to its parent.
 *
 * Since 5.6.0. Source: REMOTE_PROC_DOMAIN_CHECKPOINT_DELETE.
 */
export const domainCheckpointDelete = procedure(417, { checkpoint: domainCheckpointRef, flags }, nothing, {
  since: "5.6.0",
});
