import type { Job } from "../../job.ts";

/** What a guest does when it goes on from saved memory. */
export type RestoredState = "running" | "paused";

/** How a guest's memory is saved. */
export interface SaveOptions {
  /** Writes past the host's page cache. Default: false. */
  readonly bypassCache?: boolean;
  /** What it does when it goes on. Default: what it did. */
  readonly startAs?: RestoredState;
}

/** A guest's memory that libvirt keeps: the guest is off, and its next start goes on from there. */
export interface SavedMemory {
  exists(): Promise<boolean>;
  /** Saves the running guest's memory and stops it. Giving it up lets the guest go on. */
  save(options?: SaveOptions): Job<void>;
  /**
   * Saves it to a file of the host instead, from which {@link SavedFiles.restore} goes on; its next start boots.
   *
   * @param options `xml`: the domain XML that is saved with it instead of the guest's; only what does not change what the
   * guest sees may be different.
   */
  saveToFile(path: string, options?: SaveOptions & { readonly xml?: string }): Job<void>;
  /** Throws what is saved away: the next start boots. */
  remove(): Promise<void>;
  /** The domain XML that it goes on with. @throws LibvirtError of kind `conflict` when nothing is saved. */
  xml(): Promise<string>;
  /** Changes that XML, as far as the guest does not see it: paths of images, names of networks. */
  change(xml: string, options?: { readonly startAs?: RestoredState }): Promise<void>;
}
