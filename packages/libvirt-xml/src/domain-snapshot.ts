import { child, children, element, type Element, ifAny, integer, leaf, oneOf, type Open, within } from "./kit/index.ts";
import { type Domain, domain } from "./domain.ts";
import { domainUuid, wholeDomain } from "./domain-snapshot/domain.ts";
import { type SnapshotCookie, snapshotCookie } from "./domain-snapshot/cookie.ts";
import { type SnapshotDisk, snapshotDisk } from "./domain-snapshot/disk.ts";
import { type SnapshotMemory, snapshotMemory } from "./domain-snapshot/memory.ts";
import { zeroOne } from "./kit/zero-one.ts";

/** A state of a guest that it can be taken back to. */
export interface DomainSnapshot {
  /** Default: the time, in seconds since 1970. */
  readonly name?: string;
  readonly description?: string;
  /** libvirt's own note: what the guest did at that time. */
  readonly state?: Open<
    "running" | "blocked" | "paused" | "shutdown" | "shutoff" | "crashed" | "nostate" | "pmsuspended" | "disk-snapshot"
  >;
  /** libvirt's own note: the snapshot before it. */
  readonly parent?: string;
  /** libvirt's own note, since 1970. */
  readonly creationTimeSeconds?: number;
  readonly memory?: SnapshotMemory;
  /** Default: all disks. */
  readonly disks?: readonly SnapshotDisk[];
  /** libvirt's own note: the guest at that time, as it ran. */
  readonly domain?: Domain;
  /** What is told instead by a snapshot that was taken before libvirt 0.9.5. */
  readonly domainUuid?: string;
  /** libvirt's own note: the guest as it was stored at that time, where that differs. */
  readonly inactiveDomain?: Domain;
  /** libvirt's own note, which a redefinition gives back as it is. */
  readonly cookie?: SnapshotCookie;
  /** libvirt's own note, in the files that it keeps itself: whether the guest's disks lie over this snapshot. */
  readonly active?: boolean;
}

const inactiveDomain: Element<Domain> = { ...domain, name: "inactiveDomain" };

/**
 * `<domainsnapshot>`: the document of `virDomainSnapshotCreateXML`, which a redefinition gives back whole, and of
 * `virDomainSnapshotGetXMLDesc`.
 */
export const domainSnapshot: Element<DomainSnapshot> = element("domainsnapshot", {
  name: leaf("name"),
  description: leaf("description"),
  state: leaf(
    "state",
    oneOf("running", "blocked", "paused", "shutdown", "shutoff", "crashed", "nostate", "pmsuspended", "disk-snapshot"),
  ),
  parent: within("parent", leaf("name")),
  creationTimeSeconds: leaf("creationTime", integer),
  memory: child(snapshotMemory),
  disks: within("disks", ifAny(children(snapshotDisk, { key: (item) => item.name }))),
  domain: wholeDomain,
  domainUuid,
  inactiveDomain: child(inactiveDomain),
  cookie: child(snapshotCookie),
  active: leaf("active", zeroOne),
});
