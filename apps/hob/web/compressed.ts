import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const compressible = /\.(js|css|html|svg)$/;
const leastBytes = 1024;

/**
 * Writes `x.gz` and `x.br` beside what compresses well: the server sends them as they are and spends no time on it. It
 * reads the written files, because other plugins change them until the last moment.
 */
export function compressed(): Plugin {
  return {
    name: "hob:compressed",
    apply: "build",
    async writeBundle({ dir = "." }, bundle) {
      for (const fileName of Object.keys(bundle).filter((name) => compressible.test(name))) {
        const path = join(dir, fileName);
        const source = await readFile(path);
        if (source.length < leastBytes) continue;
        await writeFile(`${path}.gz`, await promisify(gzip)(source, { level: 9 }));
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
        await writeFile(`${path}.br`, await promisify(brotliCompress)(source, quality));
      }
    },
  };
}
