import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { readdir } from "node:fs/promises";
import { run } from "./run.ts";

/** A kernel module, uncompressed. */
export interface KernelModule {
  readonly name: string;
  readonly content: Buffer;
}

const moduleName = (file: string) =>
  basename(file)
    .replace(/\.ko(\.[a-z]+)?$/, "")
    .replaceAll("-", "_");

async function contentOf(path: string): Promise<Buffer> {
  if (!path.endsWith(".xz")) return readFile(path);
  await run("xz", ["--decompress", "--keep", "--force", path]);
  return readFile(path.slice(0, -".xz".length));
}

/** What the module itself says that it needs. */
function dependenciesOf(content: Buffer): string[] {
  const start = content.indexOf("\0depends=");
  if (start === -1) return [];
  const text = content.subarray(start + 9, content.indexOf(0, start + 9)).toString("latin1");
  return text
    .split(",")
    .filter(Boolean)
    .map((name) => name.replaceAll("-", "_"));
}

/**
 * The modules of these names and all they depend on, in an order in which they can be loaded one by one. Names that the
 * kernel has built in, or does not know, are left out.
 */
export async function kernelModules(moduleTree: string, names: readonly string[]): Promise<KernelModule[]> {
  const entries = await readdir(moduleTree, { recursive: true });
  const paths = new Map(entries.filter((path) => /\.ko(\.xz)?$/.test(path)).map((path) => [moduleName(path), path]));
  const found = new Map<string, KernelModule>();
  const visit = async (name: string): Promise<void> => {
    const path = paths.get(name);
    if (path === undefined || found.has(name)) return;
    const content = await contentOf(join(moduleTree, path));
    for (const dependency of dependenciesOf(content)) await visit(dependency);
    found.set(name, { name, content });
  };
  for (const name of names) await visit(name.replaceAll("-", "_"));
  return [...found.values()];
}
