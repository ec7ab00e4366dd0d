import type { DomainSnapshot } from "@hob/libvirt-xml";

/** Where a snapshot's data are: within the guest's images, or in images that are no longer written to. */
export type SnapshotKind = "internal" | "external" | "mixed" | "none";

/** A state of a guest that it can be taken back to. */
export interface Snapshot {
  readonly name: string;
  readonly description: string | null;
  /** The snapshot that it was taken on top of. */
  readonly parent: string | null;
  readonly createdAt: Date;
  /** What the guest did at that time; `disk-snapshot` where its memory was not kept though it ran. */
  readonly state: NonNullable<DomainSnapshot["state"]>;
  readonly kind: SnapshotKind;
  /** Whether the guest's memory is part of it, so that it runs on where it was. */
  readonly memory: boolean;
  /** Whether the guest's disks go on from it. */
  readonly current: boolean;
  /** All that libvirt knows of it. */
  readonly document: DomainSnapshot;
}

/** A snapshot with those that were taken on top of it. */
export interface SnapshotNode {
  readonly snapshot: Snapshot;
  readonly children: readonly SnapshotNode[];
}
