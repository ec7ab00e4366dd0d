import { randomBytes } from "node:crypto";
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { HostKey } from "./host-key.ts";
import type { HostKeys, KnownHostKeys } from "./host-keys.ts";
import { hashedName, type KnownHostsLine, knownHostsName, parseKnownHostsLine } from "./known-hosts-line.ts";

/** How a file of known hosts is read and written. */
export interface KnownHostsFileOptions {
  /** Files that are read as well, and never written, such as `/etc/ssh/ssh_known_hosts`. */
  readonly alsoRead?: readonly string[];
  /** Writes names of hosts in a form that cannot be read back, as OpenSSH's `HashKnownHosts` does. Default: false. */
  readonly hashNames?: boolean;
}

async function readLines(path: string): Promise<string[]> {
  try {
    return (await readFile(path, "utf8")).split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/**
 * Keys of hosts in a file of OpenSSH's form, with plain and hashed names, wildcards and revoked keys. It is read anew
 * for every connection, so that what is changed there counts at once; a file that is not there is empty. Certificate
 * authorities are passed over.
 */
export class KnownHostsFile implements HostKeys {
  readonly place: string;
  readonly #options: KnownHostsFileOptions;

  constructor(path: string, options: KnownHostsFileOptions = {}) {
    this.place = path;
    this.#options = options;
  }

  async find(host: string, port: number): Promise<KnownHostKeys> {
    const files = [this.place, ...(this.#options.alsoRead ?? [])];
    const lines = (await Promise.all(files.map(readLines)))
      .flat()
      .map(parseKnownHostsLine)
      .filter((line): line is KnownHostsLine => line?.matches(host, port) ?? false);
    const keysOf = (marker: KnownHostsLine["marker"]) =>
      lines.filter((line) => line.marker === marker).map(({ key }) => key);
    return { trusted: keysOf(null), revoked: keysOf("revoked") };
  }

  async remember(host: string, port: number, key: HostKey): Promise<void> {
    const plain = knownHostsName(host, port);
    const name = this.#options.hashNames ? hashedName(plain, randomBytes(20)) : plain;
    const lines = await readLines(this.place);
    // A file whose last line was not ended would otherwise swallow this one.
    const start = lines.length > 0 && lines.at(-1) !== "" ? "\n" : "";
    await mkdir(dirname(this.place), { recursive: true, mode: 0o700 });
    await appendFile(this.place, `${start}${name} ${key.text}\n`, { mode: 0o600 });
  }
}
