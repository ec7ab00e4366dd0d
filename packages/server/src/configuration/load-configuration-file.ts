import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ConfigurationUnreadable } from "./configuration-errors.ts";

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  EACCES: "that is not permitted",
  EISDIR: "it is a directory",
};

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
      const { code, message } = cause as NodeJS.ErrnoException;
      // Whether the data directory can be used is found out, and said, when it is.
      if (path === undefined && (code === "ENOENT" || code === "ENOTDIR")) continue;
      const reason = unreadable[code ?? ""] ?? message.split("\n")[0]?.replace(/[:.]$/, "") ?? "";
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
