import { children, element, type Element } from "./kit/index.ts";
import { type StoragePoolSource, storagePoolSource } from "./storage-pool/source.ts";

/** What pools could be made of, as a host has found it. */
export interface StoragePoolSources {
  readonly sources: readonly StoragePoolSource[];
}

/** `<sources>`: the document of `virConnectFindStoragePoolSources`. */
export const storagePoolSources: Element<StoragePoolSources> = element("sources", {
  sources: children(storagePoolSource),
});
