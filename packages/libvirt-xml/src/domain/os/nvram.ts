import { attribute, child, element, type Element, oneOf, type Open, type Slot, text } from "../../kit/index.ts";
import { type DiskSource, diskSource } from "../devices/disk/source.ts";

/** The firmware's variables. */
export interface Nvram {
  /** What a new one is copied from. */
  readonly template?: string;
  /** What `source` is. */
  readonly type?: Open<"file" | "block" | "network">;
  /** Absolute path on the host, in the form without a type. */
  readonly path?: string;
  /** Where they are, in the form with a type. */
  readonly source?: DiskSource;
}

/** Not the white space around a source. */
const path: Slot<string> = { ...text(), read: (node) => (node.text.trim() === "" ? undefined : node.text) };

/** `<os><nvram>`. */
export const nvram: Element<Nvram> = element("nvram", {
  template: attribute("template"),
  type: attribute("type", oneOf("file", "block", "network")),
  path,
  source: child(diskSource),
});
