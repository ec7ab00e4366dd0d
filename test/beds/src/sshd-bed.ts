import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { appendFile, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run.ts";
import { type SshdHostKeyType, type SshdMethod, writeHostKey, writeSshdFiles } from "./sshd-files.ts";
import { openSshdNamespace, type SshdNamespace } from "./sshd-namespace.ts";

/** How an sshd differs from a plain one. */
export interface SshdOptions {
  /** Ways to prove who one is. Default: `publickey` and `password`. */
  readonly methods?: readonly SshdMethod[];
  /** Users besides root, each with a password. They are numbered from 5000. Default: none. */
  readonly users?: Readonly<Record<string, string>>;
  /** Default: `ed25519` only. */
  readonly hostKeyTypes?: readonly SshdHostKeyType[];
  /** Whether it forwards sockets and ports. Default: true. */
  readonly forwarding?: boolean;
  /** Folders of the machine shown inside: `{ "/run/libvirt": "/tmp/bed/sock" }`. `/run` is empty otherwise. */
  readonly folders?: Readonly<Record<string, string>>;
  /** More lines for `sshd_config`. */
  readonly config?: readonly string[];
}

/** A real sshd on a loopback port, with users, passwords and keys of its own. */
export interface Sshd extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** Path of a private key with which every user gets in. */
  readonly identityPath: string;
  /** That key's text. */
  readonly identity: string;
  /** The bed's folder; `sshd.log` is in it, and homes of users. */
  readonly directory: string;
  /** The host's public key: `ssh-ed25519 AAAA…`. Default: of the first type. */
  hostKey(type?: SshdHostKeyType): Promise<string>;
  /** Lets everybody in who has this public key too. */
  authorize(publicKey: string): Promise<void>;
  /** Gives the host new keys, as a new installation does, and starts sshd again. */
  changeHostKey(): Promise<void>;
  /** Kills sshd and all its connections at once. */
  kill(): Promise<void>;
  /** Starts sshd again, on the same port. */
  start(): Promise<void>;
  /** Stops every process of it, so that it is silent, until `resume()`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Runs a program inside and returns what it printed. */
  inside(program: string, ...args: string[]): Promise<string>;
  /** How many connections are open now. */
  connections(): Promise<number>;
  /** Ends everything and removes every trace. */
  stop(): Promise<void>;
}

const START_MS = 20_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}

/** Resolves when sshd listens. */
function listening(log: string, child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const watcher = watch(log, () => void look());
    const timer = setTimeout(() => done(new Error("sshd did not start in time")), START_MS);
    const done = (error?: Error) => {
      clearTimeout(timer);
      watcher.close();
      child.off("close", ended);
      if (error) reject(error);
      else resolve();
    };
    const ended = () => {
      void readFile(log, "utf8").then((text) => done(new Error(`sshd ended while it started: ${text.trim()}`)), done);
    };
    const look = async () => {
      if ((await readFile(log, "utf8")).includes("Server listening on")) done();
    };
    child.once("close", ended);
    child.once("error", done);
    void look();
  });
}

/** The daemon, which comes and goes while the namespace stays. */
class Daemon {
  readonly #namespace: SshdNamespace;
  readonly #directory: string;
  #child: ChildProcess | null = null;

  constructor(namespace: SshdNamespace, directory: string) {
    this.#namespace = namespace;
    this.#directory = directory;
  }

  async start(): Promise<void> {
    if (this.#child !== null) return;
    const log = join(this.#directory, "sshd.log");
    await writeFile(log, "");
    const args = ["-D", "-f", join(this.#directory, "sshd_config"), "-E", log];
    const child = spawn("nsenter", [...this.#namespace.enter, "/usr/sbin/sshd", ...args], {
      stdio: "ignore",
      detached: true,
    });
    await listening(log, child);
    this.#child = child;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null) return;
    const ended = once(child, "close");
    await this.signal("KILL");
    await ended;
  }

  /** Inside, `-1` means every process but the first and the one that asks. */
  async signal(name: string): Promise<void> {
    await run("nsenter", [...this.#namespace.enter, "sh", "-c", `kill -${name} -1`]);
    if (name === "CONT") this.wake();
  }

  /** `nsenter` stops itself with what it started, and while it is stopped the namespace cannot end. */
  wake(): void {
    this.#child?.kill("SIGCONT");
  }
}

/**
 * Starts a private sshd. Call `stop()`, or declare it with `await using`; when the process is killed, the bed goes too.
 *
 * @throws an Error when not run by root, or when sshd does not start.
 */
export async function startSshd(options: SshdOptions = {}): Promise<Sshd> {
  if (process.getuid?.() !== 0) throw new Error("A test bed needs root: it makes namespaces.");
  const directory = await mkdtemp(join(tmpdir(), "hob-sshd-"));
  const port = await freePort();
  const hostKeyTypes = options.hostKeyTypes ?? ["ed25519"];
  await writeSshdFiles(directory, {
    port,
    methods: options.methods ?? ["publickey", "password"],
    users: options.users ?? {},
    hostKeyTypes,
    forwarding: options.forwarding ?? true,
    config: options.config ?? [],
  });
  const namespace = await openSshdNamespace(directory, options.folders ?? {});
  const daemon = new Daemon(namespace, directory);
  const stop = async () => {
    daemon.wake();
    await namespace.close();
  };
  try {
    await daemon.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const inside = (program: string, ...args: string[]) => run("nsenter", [...namespace.enter, program, ...args]);
  return {
    host: "127.0.0.1",
    port,
    identityPath: join(directory, "identity"),
    identity: await readFile(join(directory, "identity"), "utf8"),
    directory,
    hostKey: async (type = hostKeyTypes[0] ?? "ed25519") =>
      (await readFile(join(directory, `host_${type}.pub`), "utf8")).trim(),
    authorize: (publicKey) => appendFile(join(directory, "authorized_keys"), `${publicKey.trim()}\n`),
    async changeHostKey() {
      await daemon.kill();
      for (const type of hostKeyTypes) await writeHostKey(directory, type);
      await daemon.start();
    },
    kill: () => daemon.kill(),
    start: () => daemon.start(),
    pause: () => daemon.signal("STOP"),
    resume: () => daemon.signal("CONT"),
    inside,
    async connections() {
      const lines = await run("ss", ["-Htn", "state", "established", `( sport = :${port} )`]);
      return lines.split("\n").filter((line) => line.trim() !== "").length;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
