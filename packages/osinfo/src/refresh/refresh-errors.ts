import { defineError } from "@hob/errors";

/** An archive that is no release of osinfo-db, or one that cannot be trusted. */
export const BadOsinfoArchive = defineError("osinfo.bad-archive", {
  kind: "invalid",
  message: (d: { where: string; reason: string }) => `'${d.where}' is no release of osinfo-db: ${d.reason}.`,
  hint: "Releases are .tar.xz archives of https://releases.pagure.org/libosinfo/. Nothing has been changed.",
});

/** An archive that cannot be had. */
export const OsinfoArchiveUnavailable = defineError("osinfo.archive-unavailable", {
  kind: "unavailable",
  message: (d: { where: string; reason: string }) => `'${d.where}' cannot be read: ${d.reason}.`,
});

/** An address that anyone on the way could answer for. */
export const UntrustedOsinfoUrl = defineError("osinfo.untrusted-url", {
  kind: "invalid",
  message: (d: { url: string }) => `'${d.url}' is not taken: without https, a checksum must be given.`,
});

/** An archive that is not the one whose checksum was given. */
export const OsinfoChecksumMismatch = defineError("osinfo.checksum-mismatch", {
  kind: "invalid",
  message: (d: { where: string; expected: string; found: string }) =>
    `'${d.where}' has the SHA-256 checksum ${d.found}, not ${d.expected}.`,
});

/** A machine that cannot unpack xz. */
export const XzMissing = defineError("osinfo.xz-missing", {
  kind: "unsupported",
  message: (d: { where: string }) => `'${d.where}' cannot be unpacked: the program 'xz' is not installed.`,
  hint: "Install the package 'xz-utils', or give the archive as .tar or .tar.gz.",
});

/** A directory that the database cannot be put into. */
export const OsinfoDirectoryUnwritable = defineError("osinfo.directory-unwritable", {
  kind: "denied",
  message: (d: { directory: string; reason: string }) => `'${d.directory}' cannot be written: ${d.reason}.`,
});
