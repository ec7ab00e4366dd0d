import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One file of the build, as Vite's manifest lists it. */
interface ManifestEntry {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** What a browser loads before a page can show something. */
export interface FirstLoad {
  /** The scripts, with their bytes as the server sends them. */
  readonly scripts: ReadonlyMap<string, number>;
  /** Bytes of all of them. */
  readonly bytes: number;
}

/**
 * The scripts that the document and one page need: they themselves and all they import, not what they may load later.
 *
 * @param directory the built interface, such as `dist/web`.
 * @param page the end of the page module's path, such as `web/list/vm-list-page.tsx`.
 * @throws Error when the build has no such page, or its document no scripts.
 */
export function firstLoad(directory: string, page: string): FirstLoad {
  const manifest = JSON.parse(readFileSync(join(directory, ".vite", "manifest.json"), "utf8")) as Record<
    string,
    ManifestEntry
  >;
  const module = Object.keys(manifest).find((name) => name.endsWith(page));
  if (module === undefined) throw new Error(`The build in ${directory} has no page '${page}'.`);
  const html = readFileSync(join(directory, "index.html"), "utf8");
  const ofDocument = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? "");
  if (ofDocument.length === 0) throw new Error(`The document in ${directory} loads no scripts.`);

  const scripts = new Map(ofDocument.map((file) => [file, sentBytes(join(directory, file))]));
  const seen = new Set<string>();
  const visit = (name: string) => {
    const entry = manifest[name];
    if (!entry || seen.has(name)) return;
    seen.add(name);
    scripts.set(entry.file, sentBytes(join(directory, entry.file)));
    for (const needed of entry.imports ?? []) visit(needed);
  };
  visit(module);
  return { scripts, bytes: [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) };
}

/** Gzipped, except for files too small to be worth it. */
function sentBytes(path: string): number {
  return readFileSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).length;
}
