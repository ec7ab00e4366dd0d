import type { ByteSource } from "./byte-source.ts";

/** Directories and descriptors are small and near each other; a server far away is asked once for many. */
const blockBytes = 64 * 1024;
/** Blocks that are kept: 4 MiB. */
const keptBlocks = 64;

/** A source that reads small parts in blocks and keeps the latest of them; large parts are read as they are. */
export function readAhead(source: ByteSource): ByteSource {
  const blocks = new Map<number, Promise<Uint8Array>>();
  const block = (index: number) => {
    const known = blocks.get(index) ?? source.read(index * blockBytes, blockBytes);
    blocks.delete(index);
    blocks.set(index, known);
    known.catch(() => blocks.delete(index));
    const [oldest] = blocks.keys();
    if (blocks.size > keptBlocks && oldest !== undefined) blocks.delete(oldest);
    return known;
  };
  return {
    size: source.size,
    async read(offset, length) {
      if (length > 4 * blockBytes) return source.read(offset, length);
      const parts: Uint8Array[] = [];
      const end = offset + length;
      for (let index = Math.floor(offset / blockBytes); index * blockBytes < end; index += 1) {
        const bytes = await block(index);
        const start = index * blockBytes;
        parts.push(bytes.subarray(Math.max(0, offset - start), Math.max(0, end - start)));
        if (bytes.length < blockBytes) break;
      }
      return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
    },
  };
}
