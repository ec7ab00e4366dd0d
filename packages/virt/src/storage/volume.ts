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

/** One libvirt storage volume. It holds no state; methods throw an error of kind `not-found` when it is gone. */
export interface Volume {
  /** The name of its pool. */
  readonly pool: string;
  readonly name: string;
  /** Unique on its host: for files, the path. */
  readonly key: string;
  readonly path: string;

  info(): Promise<VolumeInfo>;
  xml(): Promise<string>;
  /** Sets the capacity; libvirt refuses to shrink. */
  resize(capacity: Bytes): Promise<void>;
  delete(): Promise<void>;
  /**
   * Opens a stream that replaces the volume's bytes from `offset`. It has its own connection, so it neither disturbs
   * nor is disturbed by other calls. It is done when it closes without an error.
   */
  upload(options?: {
    readonly offset?: Bytes;
    readonly length?: Bytes;
    readonly signal?: AbortSignal;
  }): Promise<Writable>;
  /** Opens a stream of the volume's bytes from `offset`, over its own connection; it reads as fast as it is read. */
  download(options?: {
    readonly offset?: Bytes;
    readonly length?: Bytes;
    readonly signal?: AbortSignal;
  }): Promise<Readable>;
}
