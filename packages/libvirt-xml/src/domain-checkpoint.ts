import { child, children, element, type Element, ifAny, integer, leaf, within } from "./kit/index.ts";
import { type CheckpointDisk, checkpointDisk } from "./domain-checkpoint/disk.ts";
import { type Domain, domain } from "./domain.ts";

/** A point in time from which a guest's disks keep note of what is written, for incremental backups. */
export interface DomainCheckpoint {
  /** Default: the time, in seconds since 1970. */
  readonly name?: string;
  readonly description?: string;
  /** The checkpoint before it. */
  readonly parent?: string;
  /** Since 1970. */
  readonly creationTimeSeconds?: number;
  /** Default: all disks that can. */
  readonly disks?: readonly CheckpointDisk[];
  /** libvirt's own note: the guest at that time. */
  readonly domain?: Domain;
}

/** `<domaincheckpoint>`: the document of `virDomainCheckpointCreateXML` and `virDomainCheckpointGetXMLDesc`. */
export const domainCheckpoint: Element<DomainCheckpoint> = element("domaincheckpoint", {
  name: leaf("name"),
  description: leaf("description"),
  parent: within("parent", leaf("name")),
  creationTimeSeconds: leaf("creationTime", integer),
  disks: within("disks", ifAny(children(checkpointDisk, { key: (item) => item.name }))),
  domain: child(domain),
});
