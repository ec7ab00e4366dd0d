import { oneOf, type Open, size, within } from "../../../kit/index.ts";

/** The formats of images. */
export type ImageFormat = Open<
  | "raw"
  | "qcow2"
  | "qcow"
  | "qed"
  | "cow"
  | "vmdk"
  | "vdi"
  | "vpc"
  | "vhd"
  | "luks"
  | "iso"
  | "dir"
  | "bochs"
  | "cloop"
  | "dmg"
  | "fat"
  | "ploop"
>;

/** The formats of images, as a word. */
export const imageFormat = oneOf(
  "raw",
  "qcow2",
  "qcow",
  "qed",
  "cow",
  "vmdk",
  "vdi",
  "vpc",
  "vhd",
  "luks",
  "iso",
  "dir",
  "bochs",
  "cloop",
  "dmg",
  "fat",
  "ploop",
);

/** How much of an image's tables is kept in memory: `<metadata_cache><max_size>`. */
export const metadataCacheMaxSize = within("metadata_cache", within("max_size", size("bytes")));
