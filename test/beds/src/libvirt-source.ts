import { cp } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.ts";
import { writeOnce } from "./write-once.ts";

/** What of libvirt's sources holds documents and their schemas. */
const parts = ["tests", "examples/xml", "src/network", "src/nwfilter/xml", "src/conf/schemas"];

interface Fetcher {
  readonly sourcePackage: { readonly version: string; readonly sha256: string };
  fetchLibvirtSource(): Promise<{ readonly directory: string; remove(): void }>;
}

/**
 * The folder with libvirt's own test data, examples and schemas, of the version that is supported and as its makers
 * released them; fetched from Debian's sources when first asked for, and kept in the cache directory.
 */
export async function libvirtSource(): Promise<string> {
  // The script that generates the protocol reads the same sources; it is no part of this package.
  const script = new URL("../../../scripts/generate/fetch-libvirt-source.mjs", import.meta.url).href;
  const { sourcePackage, fetchLibvirtSource } = (await import(script)) as Fetcher;
  const name = `libvirt-${sourcePackage.version}-${sourcePackage.sha256.slice(0, 12)}`;
  return writeOnce(join(await cacheDirectory("sources"), name), async (target) => {
    const { directory, remove } = await fetchLibvirtSource();
    try {
      for (const part of parts)
        await cp(join(directory, part), join(target, part), { recursive: true, verbatimSymlinks: true });
    } finally {
      remove();
    }
  });
}
