import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import type { IsoImage } from "@hob/iso9660";

/** Something that an installation tree is read from. */
export interface TreeSource {
  /** A path or URL: codenames and architectures may be seen in it. */
  readonly location: string;
  /** Whether it is a medium that will be in the machine's drive: its installer is another than the network's. */
  readonly isMedium: boolean;
  /** The bytes of a small file below it; null where there is none. */
  read(path: string): Promise<Uint8Array | null>;
}

/** Files of trees that say what they are have a few kB. */
const largestFile = 4 * 1024 * 1024;

/** A tree in a directory of this machine. */
export const directoryTree = (directory: string): TreeSource => ({
  location: directory,
  isMedium: false,
  async read(path) {
    try {
      return await readFile(join(directory, normalize(`/${path}`)));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return null;
      throw error;
    }
  },
});

/** A tree on an ISO image. */
export const isoTree = (location: string, iso: IsoImage): TreeSource => ({
  location,
  isMedium: true,
  async read(path) {
    const entry = await iso.find(path);
    return entry?.kind === "file" && entry.size <= largestFile ? iso.read(entry) : null;
  },
});

/**
 * A tree on a web server.
 *
 * @param timeoutMs how long an answer may take; default 30,000.
 */
export const urlTree = (url: string, { timeoutMs = 30_000 }: { readonly timeoutMs?: number } = {}): TreeSource => ({
  location: url,
  isMedium: false,
  async read(path) {
    const answer = await fetch(new URL(path, url.endsWith("/") ? url : `${url}/`), {
      signal: AbortSignal.timeout(timeoutMs),
    });
    const tooLarge = Number(answer.headers.get("content-length") ?? 0) > largestFile;
    if (!answer.ok || tooLarge) {
      await answer.body?.cancel();
      return null;
    }
    return new Uint8Array(await answer.arrayBuffer());
  },
});
