import { defineError } from "@hob/errors";

/** A file, device or address that gives no bytes. */
export const SourceUnreadable = defineError("iso9660.source-unreadable", {
  kind: "not-found",
  message: (d: { where: string; reason: string }) => `'${d.where}' cannot be read: ${d.reason}.`,
});

/** A server that does not give parts of a file. */
export const RangesRefused = defineError("iso9660.ranges-refused", {
  kind: "unsupported",
  message: (d: { where: string }) => `'${d.where}' cannot be read in parts: its server gives no HTTP ranges.`,
  hint: "Download the file first.",
});
