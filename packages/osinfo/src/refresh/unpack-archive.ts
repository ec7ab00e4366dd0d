import { spawn } from "node:child_process";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { BadOsinfoArchive, XzMissing } from "./refresh-errors.ts";

const inflate = promisify(gunzip);
/** A release has 5 MB. */
const largestContent = 256 * 1024 * 1024;

/**
 * Takes the compression off an archive: xz by the machine's own `xz`, as Node.js has none; gzip; or none.
 *
 * @throws XzMissing, BadOsinfoArchive when it is broken, or when more comes out than any release has.
 */
export async function unpackArchive(where: string, bytes: Buffer): Promise<Buffer> {
  const starts = (...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (starts(0xfd, 0x37, 0x7a, 0x58, 0x5a)) return unxz(where, bytes);
  if (!starts(0x1f, 0x8b)) return bytes;
  try {
    return await inflate(bytes, { maxOutputLength: largestContent });
  } catch (error) {
    throw new BadOsinfoArchive({ where, reason: "its gzip data are broken or too large" }, { cause: error });
  }
}

function unxz(where: string, bytes: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const xz = spawn("xz", ["--decompress", "--stdout", "--quiet", "--memlimit-decompress=256MiB"], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    const parts: Buffer[] = [];
    let size = 0;
    let complaint = "";
    xz.on("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "ENOENT" ? new XzMissing({ where }) : error);
    });
    xz.stdout.on("data", (part: Buffer) => {
      size += part.length;
      if (size <= largestContent) parts.push(part);
      else xz.kill();
    });
    xz.stderr.on("data", (part: Buffer) => {
      complaint += part.toString();
    });
    // It stops reading when the data are broken: told by its exit code.
    xz.stdin.on("error", () => undefined);
    xz.stdin.end(bytes);
    xz.on("close", (code) => {
      if (size > largestContent) reject(new BadOsinfoArchive({ where, reason: "it unpacks to more than 256 MiB" }));
      else if (code === 0) resolve(Buffer.concat(parts));
      else {
        const reason = complaint.split("\n")[0]?.replace(/^.*?: /, "") || "its xz data are broken";
        reject(new BadOsinfoArchive({ where, reason: reason.toLowerCase() }));
      }
    });
  });
}
