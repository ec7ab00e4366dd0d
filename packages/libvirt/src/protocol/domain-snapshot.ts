// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import { array } from "../xdr/array.ts";
import { flags, int, truth } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { limits } from "./limits.ts";
import { nothing, procedure } from "./procedure.ts";
import { domainRef, domainSnapshotRef } from "./refs.ts";

/** How a snapshot is taken. @source virDomainSnapshotCreateFlags */
export const domainSnapshotCreateFlag = {
  redefine: 1 << 0,
  current: 1 << 1,
  noMetadata: 1 << 2,
  halt: 1 << 3,
  diskOnly: 1 << 4,
  reuseExt: 1 << 5,
  quiesce: 1 << 6,
  atomic: 1 << 7,
  live: 1 << 8,
  validate: 1 << 9,
} as const;

/** How much snapshot XML is told. @source virDomainSnapshotXMLFlags */
export const domainSnapshotXmlFlag = {
  secure: 1 << 0,
} as const;

/** Which snapshots are listed. @source virDomainSnapshotListFlags */
export const domainSnapshotListFlag = {
  roots: 1 << 0,
  descendants: 1 << 0,
  leaves: 1 << 2,
  noLeaves: 1 << 3,
  metadata: 1 << 1,
  noMetadata: 1 << 4,
  inactive: 1 << 5,
  active: 1 << 6,
  diskOnly: 1 << 7,
  internal: 1 << 8,
  external: 1 << 9,
  topological: 1 << 10,
} as const;

/** How a domain is brought back to a snapshot. @source virDomainSnapshotRevertFlags */
export const domainSnapshotRevertFlag = {
  running: 1 << 0,
  paused: 1 << 1,
  force: 1 << 2,
  resetNvram: 1 << 3,
} as const;

/** What is deleted with a snapshot. @source virDomainSnapshotDeleteFlags */
export const domainSnapshotDeleteFlag = {
  children: 1 << 0,
  metadataOnly: 1 << 1,
  childrenOnly: 1 << 2,
} as const;

/** Takes a snapshot of disks, memory, or both. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_SNAPSHOT_CREATE_XML. */
export const domainSnapshotCreateXml = procedure(
  185,
  { dom: domainRef, xml: string, flags },
  { snapshot: domainSnapshotRef },
  { since: "0.8.0" },
);

/** Snapshot XML. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_SNAPSHOT_GET_XML_DESC. */
export const domainSnapshotGetXmlDesc = procedure(
  186,
  { snapshot: domainSnapshotRef, flags },
  { xml: string },
  { since: "0.8.0", priority: "high" },
);

/** How many snapshots a domain has. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_SNAPSHOT_NUM. */
export const domainSnapshotNum = procedure(
  187,
  { dom: domainRef, flags },
  { count: int },
  { since: "0.8.0", priority: "high" },
);

/**
 * Names of snapshots; `domainListAllSnapshots` replaces it.
 *
 * Since 0.8.0. Source: REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_NAMES.
 */
export const domainSnapshotListNames = procedure(
  188,
  { dom: domainRef, maxNames: int, flags },
  { names: array(string, limits.domainSnapshotList) },
  { since: "0.8.0", priority: "high" },
);

/**
 * A domain's snapshots, or those that the flags choose; without `needResults` only their number.
 *
 * Since 0.9.13. Source: REMOTE_PROC_DOMAIN_LIST_ALL_SNAPSHOTS.
 */
export const domainListAllSnapshots = procedure(
  274,
  { dom: domainRef, needResults: truth, flags },
  { snapshots: array(domainSnapshotRef, limits.domainSnapshotList), count: int },
  { since: "0.9.13", priority: "high" },
);

/** How many snapshots were taken on top of one. Since 0.9.7. Source: REMOTE_PROC_DOMAIN_SNAPSHOT_NUM_CHILDREN. */
export const domainSnapshotNumChildren = procedure(
  246,
  { snapshot: domainSnapshotRef, flags },
  { count: int },
  { since: "0.9.7", priority: "high" },
);

/**
 * Names of snapshots on top of one; `domainSnapshotListAllChildren` replaces it.
 *
 * Since 0.9.7. Source: REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_CHILDREN_NAMES.
 */
export const domainSnapshotListChildrenNames = procedure(
  247,
  { snapshot: domainSnapshotRef, maxNames: int, flags },
  { names: array(string, limits.domainSnapshotList) },
  { since: "0.9.7", priority: "high" },
);

/**
 * The snapshots that were taken on top of one; without `needResults` only their number.
 *
 * Since 0.9.13. Source: REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_ALL_CHILDREN.
 */
export const domainSnapshotListAllChildren = procedure(
  275,
  { snapshot: domainSnapshotRef, needResults: truth, flags },
  { snapshots: array(domainSnapshotRef, limits.domainSnapshotList), count: int },
  { since: "0.9.13", priority: "high" },
);

/** The snapshot of a name. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_SNAPSHOT_LOOKUP_BY_NAME. */
export const domainSnapshotLookupByName = procedure(
  189,
  { dom: domainRef, name: string, flags },
  { snapshot: domainSnapshotRef },
  { since: "0.8.0", priority: "high" },
);

/** Whether a domain has a current snapshot. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_HAS_CURRENT_SNAPSHOT. */
export const domainHasCurrentSnapshot = procedure(
  190,
  { dom: domainRef, flags },
  { present: truth },
  { since: "0.8.0" },
);

/** The snapshot that the domain's disks go on from. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_SNAPSHOT_CURRENT. */
export const domainSnapshotCurrent = procedure(
  191,
  { dom: domainRef, flags },
  { snapshot: domainSnapshotRef },
  { since: "0.8.0" },
);

/**
 * Whether it is the snapshot that the domain's disks go on from.
 *
 * Since 0.9.13. Source: REMOTE_PROC_DOMAIN_SNAPSHOT_IS_CURRENT.
 */
export const domainSnapshotIsCurrent = procedure(
  271,
  { snapshot: domainSnapshotRef, flags },
  { current: truth },
  { since: "0.9.13" },
);

/**
 * Whether libvirt itself keeps data of the snapshot, which would hinder undefining the domain.
 *
 * Since 0.9.13. Source: REMOTE_PROC_DOMAIN_SNAPSHOT_HAS_METADATA.
 */
export const domainSnapshotHasMetadata = procedure(
  272,
  { snapshot: domainSnapshotRef, flags },
  { hasMetadata: truth },
  { since: "0.9.13" },
);

/** The snapshot that one was taken on top of. Since 0.9.7. Source: REMOTE_PROC_DOMAIN_SNAPSHOT_GET_PARENT. */
export const domainSnapshotGetParent = procedure(
  244,
  { snapshot: domainSnapshotRef, flags },
  { parent: domainSnapshotRef },
  { since: "0.9.7", priority: "high" },
);

/** Brings the domain back to what it was. Since 0.8.0. Source: REMOTE_PROC_DOMAIN_REVERT_TO_SNAPSHOT. */
export const domainRevertToSnapshot = procedure(192, { snapshot: domainSnapshotRef, flags }, nothing, {
  since: "0.8.0",
});

/**
 * Deletes a snapshot: with its children, only them, or only libvirt's data by a flag.
 *
 * Since 0.8.0. Source: REMOTE_PROC_DOMAIN_SNAPSHOT_DELETE.
 */
export const domainSnapshotDelete = procedure(193, { snapshot: domainSnapshotRef, flags }, nothing, { since: "0.8.0" });
