import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The directories that osinfo-db is read from, in order of precedence: what a later one says about an entity replaces
 * what earlier ones say. They need not exist.
 *
 * System: `OSINFO_SYSTEM_DIR`, or `/usr/share/osinfo`. Local: `OSINFO_LOCAL_DIR`, or `/etc/osinfo`. User:
 * `OSINFO_USER_DIR`, or `osinfo` below `XDG_CONFIG_HOME` (`~/.config`). The older names `OSINFO_DATA_DIR` and
 * `libosinfo/db` are honoured where the new ones are absent.
 *
 * @source libosinfo, `osinfo_loader_process_default_path`.
 */
export function osinfoDirectories(environment: NodeJS.ProcessEnv = process.env): string[] {
  const configuration = environment["XDG_CONFIG_HOME"] || join(environment["HOME"] || homedir(), ".config");
  return [
    environment["OSINFO_DATA_DIR"] ?? environment["OSINFO_SYSTEM_DIR"] ?? "/usr/share/osinfo",
    environment["OSINFO_LOCAL_DIR"] ?? newestOf("/etc"),
    environment["OSINFO_USER_DIR"] ?? newestOf(configuration),
  ];
}

function newestOf(parent: string): string {
  const current = join(parent, "osinfo");
  const former = join(parent, "libosinfo/db");
  return !existsSync(current) && existsSync(former) ? former : current;
}
