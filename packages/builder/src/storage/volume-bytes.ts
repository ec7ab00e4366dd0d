import { type ByteSource, readAhead } from "@hob/iso9660";
import { bytes } from "@hob/units";
import type { Volume } from "@hob/virt";

/** A volume's bytes, to be read in any order; small reads near each other are one. */
export function volumeBytes(volume: Volume, size: number, signal?: AbortSignal): ByteSource {
  return readAhead({
    size,
    async read(offset, length) {
      const wanted = Math.min(length, size - offset);
      if (wanted <= 0) return new Uint8Array();
      const chunks: Uint8Array[] = [];
      const span = { offset: bytes(offset), length: bytes(wanted), ...(signal ? { signal } : {}) };
      for await (const chunk of await volume.download(span)) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
  });
}
