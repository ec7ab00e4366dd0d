import type { Bytes } from "@hob/units";

/** Disk space that guests were promised, against what they take: of all disks of all guests that are files. */
export interface DiskCommitment {
  /** Files, each counted once however many guests use it. */
  readonly disks: number;
  /** What guests see. */
  readonly promised: Bytes;
  /** What the files take now. */
  readonly allocated: Bytes;
  /** What they may still come to take: the host has promised so much more than it has given. */
  readonly outstanding: Bytes;
  /** Disks whose sizes libvirt did not tell, because their guest is busy or their file is not there. */
  readonly unknown: number;
}

/** The room in one running pool. Pools may share a file system, so that their sums say nothing. */
export interface PoolRoom {
  readonly pool: string;
  readonly capacity: Bytes;
  readonly allocation: Bytes;
  readonly available: Bytes;
}

/** What a host has, what its guests use of it, and what is free. */
export interface HostResources {
  readonly processors: {
    /** Logical processors that are online. */
    readonly online: number;
    /** Virtual processors of the guests that run; may be more. */
    readonly used: number;
  };
  readonly memory: {
    readonly total: Bytes;
    /** What running guests have now. */
    readonly used: Bytes;
    /** What nobody has, and what is only cached; null where the driver does not tell. */
    readonly free: Bytes | null;
  };
  /** Null where the driver has no bulk figures. */
  readonly disks: DiskCommitment | null;
  readonly pools: readonly PoolRoom[];
}
