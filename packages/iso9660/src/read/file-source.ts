import { type FileHandle, open } from "node:fs/promises";
import type { ByteSource } from "./byte-source.ts";
import { SourceUnreadable } from "./source-errors.ts";

/** A source that is held open until it is closed. */
export interface OpenSource extends ByteSource {
  close(): Promise<void>;
}

/** Opens a file or a block device. @throws SourceUnreadable. */
export async function openFileSource(path: string): Promise<OpenSource> {
  const refused = (error: unknown) =>
    new SourceUnreadable({ where: path, reason: reasonOf(error as NodeJS.ErrnoException) }, { cause: error });
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (error) {
    throw refused(error);
  }
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) throw new SourceUnreadable({ where: path, reason: "it is a directory" });
    return {
      size: stats.isFile() ? stats.size : null,
      async read(offset, length) {
        const bytes = Buffer.alloc(length);
        let done = 0;
        try {
          while (done < length) {
            const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
            if (bytesRead === 0) break;
            done += bytesRead;
          }
        } catch (error) {
          throw refused(error);
        }
        return bytes.subarray(0, done);
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES" || code === "EPERM") return "permission is denied";
  return code === "EISDIR" ? "it is a directory" : message;
}
