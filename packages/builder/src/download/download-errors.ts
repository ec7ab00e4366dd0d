import { defineError } from "@hob/errors";
import { formatBytes } from "@hob/units";

/** A URL that nothing is fetched from. */
export const InvalidUrl = defineError("builder.invalid-url", {
  kind: "invalid",
  message: (d: { url: string; reason: string }) => `URL '${d.url}' is refused: ${d.reason}.`,
  hint: "Write for example 'https://example.org/images/debian-12.qcow2'.",
});

/** A URL whose server cannot be reached, or does not give what is asked for. */
export const DownloadFailed = defineError("builder.download-failed", {
  kind: "unavailable",
  message: (d: { url: string; at: number; reason: string }) =>
    `'${d.url}' cannot be fetched${d.at > 0 ? ` beyond ${formatBytes(d.at)}` : ""}: ${d.reason}.`,
  hint: "Check the URL, and that this server reaches it.",
});

/** Content that is not what it was when the download was planned. */
export const DownloadChanged = defineError("builder.download-changed", {
  kind: "conflict",
  message: (d: { url: string; what: string }) => `'${d.url}' has changed since the plan was made: ${d.what}.`,
  hint: "Ask for it once more.",
});

/** Content with another digest than it must have. */
export const ChecksumMismatch = defineError("builder.checksum-mismatch", {
  kind: "invalid",
  message: (d: { url: string; algorithm: string; found: string; wanted: string }) =>
    `'${d.url}' has the ${d.algorithm} '${d.found}', not '${d.wanted}'.`,
  hint: "What was fetched is deleted. Check the digest with the publisher of the image.",
});

/** A digest that cannot be read. */
export const InvalidChecksum = defineError("builder.invalid-checksum", {
  kind: "invalid",
  message: (d: { checksum: string; reason: string }) => `Checksum '${d.checksum}' is refused: ${d.reason}.`,
  hint: "Write 'sha256:…', 'sha512:…', the digest alone, or the URL of a SHA256SUMS.",
});
