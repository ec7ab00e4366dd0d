import { once } from "node:events";
import { watch } from "node:fs";
import { appendFile, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run.ts";
import { type SshdHostKeyType, type SshdMethod, writeHostKey, writeSshdFiles } from "./sshd-files.ts";
import { openSshdNamespace } from "./sshd-namespace.ts";

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

/** Resolves when sshd says in its log that it listens. */
function listening(log: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const watcher = watch(log, () => void look());
    const timer = setTimeout(() => done("sshd did not start in time"), START_MS);
    const done = (failure?: string) => {
      clearTimeout(timer);
      watcher.close();
      if (failure === undefined) resolve();
      else reject(new Error(failure));
    };
    const look = async () => {
      const text = await readFile(log, "utf8");
      if (text.includes("Server listening on")) done();
      else if (/^ended$/m.test(text)) done(`sshd ended while it started: ${text.trim()}`);
    };
    void look();
  });
}

/** Resolves when nobody listens on a port of this machine. */
async function deserted(port: number): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  const taken = await once(socket, "connect").then(
    () => true,
    () => false,
  );
  socket.destroy();
  if (taken) await deserted(port);
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
  const inside = (program: string, ...args: string[]) => run("nsenter", [...namespace.enter, program, ...args]);
  // Inside, `-1` means every process but the first and the one that asks.
  const signal = async (name: string) => void (await inside("sh", "-c", `kill -${name} -1`));
  let running = false;
  const start = async () => {
    if (running) return;
    const log = join(directory, "sshd.log");
    await writeFile(log, "");
    namespace.start();
    await listening(log);
    running = true;
  };
  const kill = async () => {
    if (!running) return;
    running = false;
    await signal("KILL");
    await deserted(port);
  };
  const stop = () => namespace.close();
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
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
      await kill();
      for (const type of hostKeyTypes) await writeHostKey(directory, type);
      await start();
    },
    kill,
    start,
    pause: () => signal("STOP"),
    resume: () => signal("CONT"),
    inside,
    async connections() {
      const lines = await run("ss", ["-Htn", "state", "established", `( sport = :${port} )`]);
      return lines.split("\n").filter((line) => line.trim() !== "").length;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
