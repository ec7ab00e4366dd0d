import { defineError } from "@hob/errors";

/** Bytes that are no ISO 9660 image, or one that is broken. */
export const NotAnIso = defineError("iso9660.not-an-iso", {
  kind: "invalid",
  message: (d: { reason: string }) => `This is not an ISO 9660 image: ${d.reason}.`,
});

/** A path that an image does not hold. */
export const IsoEntryNotFound = defineError("iso9660.entry-not-found", {
  kind: "not-found",
  message: (d: { path: string; volumeId: string }) => `The image '${d.volumeId}' holds no '${d.path}'.`,
});

/** A path of an image that names a file where a directory is wanted. */
export const NotAnIsoDirectory = defineError("iso9660.not-a-directory", {
  kind: "invalid",
  message: (d: { path: string; volumeId: string }) => `'${d.path}' of the image '${d.volumeId}' is not a directory.`,
});

/** A file or directory of an image that is larger than what is read into memory. */
export const IsoEntryTooLarge = defineError("iso9660.entry-too-large", {
  kind: "invalid",
  message: (d: { path: string; size: number; limit: number }) =>
    `'${d.path}' has ${d.size} bytes; at most ${d.limit} are read.`,
});
