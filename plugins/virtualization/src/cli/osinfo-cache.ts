import { homedir } from "node:os";
import { join } from "node:path";

/** Where what is read of the operating-system database is kept: `hob` below `XDG_CACHE_HOME`, or below `~/.cache`. */
export const osinfoCacheDirectory = (environment: NodeJS.ProcessEnv = process.env): string =>
  join(environment["XDG_CACHE_HOME"] || join(environment["HOME"] || homedir(), ".cache"), "hob");
