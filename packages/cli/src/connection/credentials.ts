import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { CredentialsUnreadable } from "./server-errors.ts";

/** A saved log-in. */
export interface Login {
  readonly user: string;
  /** The API token itself. */
  readonly token: string;
  /** Under which the server can revoke it. */
  readonly tokenId: string;
}

/** Every saved log-in, by the server's address, and the server that is used when none is named. */
export interface SavedLogins {
  readonly current: string | null;
  readonly servers: Readonly<Record<string, Login>>;
}

/** The file of saved log-ins: `hob/credentials.json` under `$XDG_CONFIG_HOME` or `~/.config`, readable by its owner only. */
export class Credentials {
  readonly path: string;

  constructor(env: Readonly<Record<string, string | undefined>>) {
    const config = env["XDG_CONFIG_HOME"] || join(env["HOME"] || homedir(), ".config");
    this.path = join(config, "hob", "credentials.json");
  }

  /** @throws CredentialsUnreadable when the file is there but is not what was written. */
  async read(): Promise<SavedLogins> {
    try {
      const { current, servers } = JSON.parse(await readFile(this.path, "utf8")) as SavedLogins;
      return { current: current ?? null, servers: servers ?? {} };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return { current: null, servers: {} };
      const reason = (error as Error).message;
      throw new CredentialsUnreadable({ path: this.path, reason }, { cause: error });
    }
  }

  /** Saves a log-in and makes its server the current one. */
  async save(url: string, login: Login): Promise<void> {
    const { servers } = await this.read();
    await this.#write({ current: url, servers: { ...servers, [url]: login } });
  }

  /** Forgets a server's log-in. */
  async forget(url: string): Promise<void> {
    const { current, servers } = await this.read();
    const { [url]: _, ...rest } = servers;
    if (Object.keys(rest).length === 0) await rm(this.path, { force: true });
    else await this.#write({ current: current === url ? null : current, servers: rest });
  }

  async #write(logins: SavedLogins): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    // A new file in place of the old one: never half-written, and never with the old one's mode.
    const draft = `${this.path}.${process.pid}`;
    await writeFile(draft, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
    await rename(draft, this.path);
  }
}
