import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ConfigurationUnreadable } from "./configuration-errors.ts";

/** Names under which a configuration file is looked for in the data directory. */
const names = ["config.yaml", "config.json"];

/**
 * Reads and parses the configuration file: the one named, or `config.yaml` or `config.json` in the data directory.
 *
 * @param path a file that must exist.
 * @returns what {@link createServer} takes as `config`; undefined where there is no file.
 * @throws ConfigurationUnreadable with the line and column of a mistake.
 */
export async function loadConfigurationFile(dataDirectory: string, path?: string): Promise<unknown> {
  for (const candidate of path === undefined ? names.map((name) => join(dataDirectory, name)) : [path]) {
    try {
      return await parse(candidate, await readFile(candidate, "utf8"));
    } catch (cause) {
      if (path === undefined && (cause as NodeJS.ErrnoException).code === "ENOENT") continue;
      const reason = (cause as Error).message.split("\n")[0]?.replace(/[:.]$/, "") ?? "";
      throw new ConfigurationUnreadable({ path: candidate, reason }, { cause });
    }
  }
  return undefined;
}

async function parse(path: string, text: string): Promise<unknown> {
  if (path.endsWith(".json")) return JSON.parse(text);
  const { parse: parseYaml } = await import("yaml");
  return parseYaml(text);
}
