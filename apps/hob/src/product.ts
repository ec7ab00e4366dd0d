import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the product: where `package.json` and `dist` are, whether it runs from its build or its sources. */
export const productFolder = dirname(import.meta.dirname);

/** The product's version, as its package.json has it. */
export function productVersion(): string {
  const manifest = JSON.parse(readFileSync(join(productFolder, "package.json"), "utf8")) as { version: string };
  return manifest.version;
}
