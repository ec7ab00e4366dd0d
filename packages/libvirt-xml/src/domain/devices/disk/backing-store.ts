import { attribute, child, element, type Element, integer, oneOf, type Open, within } from "../../../kit/index.ts";
import { type DiskSource, diskSource } from "./source.ts";

/** The image that another one holds the changes of. Without a type it ends the chain. */
export interface BackingStore {
  readonly type?: Open<"file" | "block" | "network" | "volume">;
  readonly index?: number;
  readonly format?: Open<"raw" | "qcow2">;
  readonly source?: DiskSource;
  readonly backingStore?: BackingStore;
}

/** `<disk><backingStore>`, which holds the next one. */
export const backingStore: Element<BackingStore> = element("backingStore", {
  type: attribute("type", oneOf("file", "block", "network", "volume")),
  index: attribute("index", integer),
  format: within("format", attribute("type", oneOf("raw", "qcow2"))),
  source: child(diskSource),
  backingStore: child(() => backingStore),
});
