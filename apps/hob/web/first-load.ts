import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One file of the build, as Vite's manifest lists it. */
interface ManifestEntry {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly isEntry?: boolean;
}

/** What a browser loads before a page can show something. */
export interface FirstLoad {
  /** The files, by what Vite calls them, with their gzipped bytes. */
  readonly scripts: ReadonlyMap<string, number>;
  /** Gzipped bytes of all of them. */
  readonly bytes: number;
}

/**
 * The scripts that the entry and one page need: they themselves and all they import, not what they may load later.
 *
 * @param directory the built interface, such as `dist/web`.
 * @param page the end of the page module's path, such as `web/list/vm-list-page.tsx`.
 */
export function firstLoad(directory: string, page: string): FirstLoad {
  const manifest = JSON.parse(readFileSync(join(directory, ".vite", "manifest.json"), "utf8")) as Record<
    string,
    ManifestEntry
  >;
  const names = Object.keys(manifest);
  const entry = names.find((name) => manifest[name]?.isEntry);
  const module = names.find((name) => name.endsWith(page));
  if (!entry || !module) throw new Error(`The build in ${directory} has no ${entry ? `page '${page}'` : "entry"}.`);
  const scripts = new Map<string, number>();
  const visit = (name: string) => {
    const { file, imports = [] } = manifest[name] ?? { file: "" };
    if (scripts.has(file)) return;
    scripts.set(file, gzippedBytes(join(directory, file)));
    for (const needed of imports) visit(needed);
  };
  visit(entry);
  visit(module);
  return { scripts, bytes: [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) };
}

/** As the server sends it: files too small to be worth compressing go as they are. */
function gzippedBytes(path: string): number {
  return readFileSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).length;
}
