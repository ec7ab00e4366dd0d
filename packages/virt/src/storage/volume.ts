import type { Hole } from "@hob/libvirt";
import type { Bytes } from "@hob/units";
import type { Readable, Writable } from "node:stream";

/** What a volume is. */
export type VolumeType = "file" | "block" | "dir" | "network" | "netdir" | "ploop";

/** A volume's sizes at the moment of asking. */
export interface VolumeInfo {
  readonly type: VolumeType;
  /** What the guest sees. */
  readonly capacity: Bytes;
  /** What it takes from its pool. */
  readonly allocation: Bytes;
}

/** How a volume is made. */
export interface CreateVolumeOptions {
  /** Writes the tables of a qcow2 at once, so that it grows without pauses. Default false. */
  readonly preallocateMetadata?: boolean;
  /** Of a clone: shares blocks with the source until either is written; fails where the file system cannot. Default false. */
  readonly reflink?: boolean;
}

/** How a volume's size is changed. */
export interface ResizeOptions {
  /** Lets it become smaller: what is beyond the new end is lost. Default false. */
  readonly shrink?: boolean;
  /** Takes the space from the pool at once. Default false. */
  readonly allocate?: boolean;
}

/** How a volume is overwritten. @source libvirt-storage.h, virStorageVolWipeAlgorithm */
export type WipeAlgorithm =
  "zero" | "nnsa" | "dod" | "bsi" | "gutmann" | "schneier" | "pfitzner7" | "pfitzner33" | "random" | "trim";

/** The part of a volume that is carried, and how. */
export interface TransferOptions {
  readonly offset?: Bytes;
  readonly length?: Bytes;
  readonly signal?: AbortSignal;
}

/** One libvirt storage volume. It holds no state; methods throw an error of kind `not-found` when it is gone. */
export interface Volume {
  /** The name of its pool. */
  readonly pool: string;
  readonly name: string;
  /** Unique on its host: for files, the path. */
  readonly key: string;
  readonly path: string;

  info(): Promise<VolumeInfo>;
  /** The size of the file itself, holes included: more than its allocation where it is sparse. */
  physicalSize(): Promise<Bytes>;
  xml(): Promise<string>;
  /** Sets the capacity; libvirt refuses to shrink unless told to. */
  resize(capacity: Bytes, options?: ResizeOptions): Promise<void>;
  /** Deletes it; with `snapshots` also the internal ones that some pools insist on. */
  delete(options?: { readonly snapshots?: boolean }): Promise<void>;
  /** Overwrites it so that nothing can be read any more; it must be formatted anew. Default algorithm `zero`. */
  wipe(algorithm?: WipeAlgorithm): Promise<void>;
  /**
   * Opens a stream that replaces the volume's bytes from `offset`. It has its own connection, so it neither disturbs
   * nor is disturbed by other calls. It is done when it closes without an error.
   */
  upload(options?: TransferOptions): Promise<Writable>;
  /** Opens a stream of the volume's bytes from `offset`, over its own connection; it reads as fast as it is read. */
  download(options?: TransferOptions): Promise<Readable>;
  /**
   * Likewise, with holes: zeros that are neither sent nor take room. Closing it is fulfilled when libvirt has everything.
   */
  uploadSparse(options?: TransferOptions): Promise<WritableStream<Uint8Array | Hole>>;
  /** Likewise, with holes: of a sparse file only what takes room is sent. Given up by `cancel()`. */
  downloadSparse(options?: TransferOptions): Promise<ReadableStream<Uint8Array<ArrayBuffer> | Hole>>;
}
