import { open } from "node:fs/promises";
import type { InputStream } from "@hob/cli";
import { defineError, describeError } from "@hob/errors";
import { defaultLimits, parseXml, type XmlDocument } from "@hob/xml";

/** A file that was named on the command line, and is not there. */
const XmlFileMissing = defineError("virtualization.xml-file-missing", {
  kind: "not-found",
  message: (d: { file: string }) => `'${d.file}' does not exist.`,
});

/** A file that was named on the command line, and cannot be read or holds no document. */
const UnreadableXmlFile = defineError("virtualization.unreadable-xml-file", {
  kind: "invalid",
  message: (d: { file: string; reason: string }) => `'${d.file}' cannot be read: ${d.reason.replace(/\.$/, "")}.`,
});

/** More bytes than any document that is accepted has. */
const enough = 3 * defaultLimits.length + 1;

/**
 * Reads a document that was named on the command line; `-` is standard input.
 *
 * @throws XmlFileMissing, UnreadableXmlFile
 */
export async function readXmlFile(file: string, stdin: InputStream): Promise<XmlDocument> {
  try {
    return parseXml(file === "-" ? await bytesOf(stdin) : await readBytes(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new XmlFileMissing({ file }, { cause: error });
    throw new UnreadableXmlFile({ file, reason: reasonOf(error) }, { cause: error });
  }
}

/** Why a file could not be read, for a line that names it already. */
function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EISDIR") return "it is a directory";
  return code === "EACCES" ? "permission denied" : describeError(error).message;
}

async function readBytes(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    return await bytesOf(handle.createReadStream({ autoClose: false }));
  } finally {
    await handle.close();
  }
}

/** The bytes of a stream, or as many as show that it is too long. */
async function bytesOf(stream: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    const bytes = Buffer.from(part as Uint8Array);
    parts.push(bytes);
    length += bytes.length;
    if (length >= enough) break;
  }
  return Buffer.concat(parts);
}
