import { attribute, oneOf, type Open, type Slot, within } from "../kit/index.ts";

/** How a volume's data are laid out: an image format, a file system, or the type of a partition. */
export type VolumeFormat = Open<
  "raw" | "qcow2" | "qcow" | "qed" | "vmdk" | "vdi" | "vpc" | "iso" | "luks" | "dir" | "none" | "unknown"
>;

/** `<format type='qcow2'/>`. */
export const volumeFormat = (): Slot<VolumeFormat> =>
  within(
    "format",
    attribute(
      "type",
      oneOf("raw", "qcow2", "qcow", "qed", "vmdk", "vdi", "vpc", "iso", "luks", "dir", "none", "unknown"),
    ),
  );
