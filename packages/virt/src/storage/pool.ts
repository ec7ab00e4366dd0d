import type { Bytes } from "@hob/units";
import type { CreateVolumeOptions, Volume } from "./volume.ts";

/** What a pool is doing; the position of a word is its number on the wire. @source libvirt-storage.h, virStoragePoolState */
export const poolStates = ["inactive", "building", "running", "degraded", "inaccessible"] as const;

/** One of {@link poolStates}. */
export type PoolState = (typeof poolStates)[number];

/** A pool's state and sizes at the moment of asking; an inactive pool's sizes are 0. */
export interface PoolInfo {
  readonly state: PoolState;
  readonly capacity: Bytes;
  readonly allocation: Bytes;
  readonly available: Bytes;
  readonly persistent: boolean;
  readonly autostart: boolean;
}

/** What building does to what is there already: `keep` fails then, `overwrite` destroys it. */
export interface BuildOptions {
  /** Where it is left out, the type of the pool decides. */
  readonly existing?: "keep" | "overwrite";
}

/** One libvirt storage pool. It holds no state; methods throw an error of kind `not-found` when it is gone. */
export interface Pool {
  readonly name: string;
  readonly uuid: string;

  info(): Promise<PoolInfo>;
  /** Its definition; with `inactive` the stored one, which the next start uses. */
  xml(options?: { readonly inactive?: boolean }): Promise<string>;
  start(): Promise<void>;
  /** Stops using it; its volumes stay. A transient pool is then forgotten. */
  destroy(): Promise<void>;
  /** Makes the directory, file system or volume group that it stands for. */
  build(options?: BuildOptions): Promise<void>;
  /** Destroys what {@link build} made: an empty directory, a volume group with all in it. The pool must be stopped. */
  delete(): Promise<void>;
  /** Forgets its definition; its volumes stay. */
  undefine(): Promise<void>;
  /** Looks at its volumes anew: what came or went without libvirt is then known. */
  refresh(): Promise<void>;
  setAutostart(autostart: boolean): Promise<void>;

  volumes(): Promise<readonly Volume[]>;
  /** @throws LibvirtError of kind `not-found` when it has no volume of this name. */
  volume(name: string): Promise<Volume>;
  createVolume(xml: string, options?: CreateVolumeOptions): Promise<Volume>;
  /** Makes a volume as `xml` says, filled from `source`, which may live in another pool. */
  cloneVolume(xml: string, source: Volume, options?: CreateVolumeOptions): Promise<Volume>;
}
