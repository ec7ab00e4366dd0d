import type { DomainCheckpoint } from "@hob/libvirt-xml";
import type { Bytes } from "@hob/units";

/** A point in time from which on a guest's disks note what is written to them. */
export interface Checkpoint {
  readonly name: string;
  readonly description: string | null;
  /** The one before it. */
  readonly parent: string | null;
  readonly createdAt: Date;
  /** Targets of the disks that note. */
  readonly disks: readonly string[];
  /** All that libvirt knows of it. */
  readonly document: DomainCheckpoint;
}

/** How a checkpoint is made. */
export interface CheckpointOptions {
  /** Default: the time, in seconds since 1970. */
  readonly name?: string;
  readonly description?: string;
  /** Targets of the disks that note. Default: all qcow2 disks that the guest can write to. */
  readonly disks?: readonly string[];
  /** Has the guest's agent bring its file systems to rest meanwhile. Default false. */
  readonly quiesce?: boolean;
}

/** What is deleted. */
export interface CheckpointDeleteOptions {
  /** Also those after it, or only those. Default: it alone, and the one before it takes over what it noted. */
  readonly children?: "with" | "only";
  /**
   * Only libvirt's knowledge of it; the notes stay in the images. For a guest that is off there is no other way.
   * Default false.
   */
  readonly metadataOnly?: boolean;
}

/** A guest's checkpoints. They are made and deleted while it runs, and need qcow2 images. */
export interface Checkpoints {
  /** All of them, each after the one before it. One that is deleted meanwhile is left out. */
  list(): Promise<readonly Checkpoint[]>;
  /** @throws LibvirtError of kind `not-found` */
  get(name: string): Promise<Checkpoint>;
  /** @throws DiskNotFound, DiskRefused for a disk that cannot note; GuestLeftFrozen */
  create(options?: CheckpointOptions): Promise<Checkpoint>;
  /** Its XML; with `secrets` as {@link redefine} takes it without loss. */
  xml(name: string, options?: { readonly secrets?: boolean }): Promise<string>;
  /** Has libvirt know a checkpoint again, as after a move of the guest: the ones before it first. */
  redefine(xml: string): Promise<Checkpoint>;
  /** How much was written since, by target: about what an incremental backup would copy. Only while the guest runs. */
  written(name: string): Promise<ReadonlyMap<string, Bytes>>;
  /** @throws LibvirtError of kind `not-found` */
  delete(name: string, options?: CheckpointDeleteOptions): Promise<void>;
}
