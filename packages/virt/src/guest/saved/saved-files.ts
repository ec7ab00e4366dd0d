import type { RestoredState, SaveOptions } from "./saved-memory.ts";

/** Memory of guests in files of a host, as {@link SavedMemory.saveToFile} wrote it. */
export interface SavedFiles {
  /** The domain XML within a file. */
  xml(path: string): Promise<string>;
  /** Changes that XML, as far as the guest does not see it. */
  change(path: string, xml: string, options?: { readonly startAs?: RestoredState }): Promise<void>;
  /**
   * Has the guest go on from a file, which stays. Its disks must be as they were when it was saved.
   *
   * @param options `xml` is taken instead of that in the file; `resetNvram` gives its UEFI the variables of a new guest.
   */
  restore(
    path: string,
    options?: SaveOptions & { readonly xml?: string; readonly resetNvram?: boolean },
  ): Promise<void>;
}
