import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Peer, startPeer } from "./peer.ts";

const run = promisify(execFile);
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** What the peers are built with and run by. */
const needed =
  "gcc libvirt-dev python3-libvirt golang-go golang-github-digitalocean-go-libvirt-dev libvirt-dbus dbus python3-gi";

/** What clients are started for. */
export interface ConnectOptions {
  /** Whether libvirt's own library has its event loop, which costs it something in every call. Default: false. */
  readonly events?: boolean;
}

/** Clients of the same daemon, ours first; the C library's comes second. */
export interface Peers extends AsyncDisposable {
  /** Starts every client against a driver of the daemon behind a socket. */
  connect(driverUri: string, socket: string, options?: ConnectOptions): Promise<readonly Peer[]>;
}

/** Builds the peers. @throws Error that names the Debian packages when one cannot be built. */
export async function openPeers(): Promise<Peers> {
  const folder = await mkdtemp(join(tmpdir(), "hob-peers-"));
  const c = join(folder, "libvirt-client");
  const go = join(folder, "go-libvirt");
  const environment = { ...process.env, GO111MODULE: "off", GOPATH: "/usr/share/gocode", GOCACHE: join(folder, "go") };
  try {
    const sources = [here("libvirt-client.c"), here("libvirt-events.c")];
    await run("gcc", ["-O2", "-Wall", "-Wextra", "-o", c, ...sources, "-lvirt", "-lpthread"]);
    await run("go", ["build", "-o", go, "."], { cwd: here("go-libvirt"), env: environment });
  } catch (cause) {
    await rm(folder, { recursive: true });
    throw new Error(`The peers cannot be built. They need the Debian packages ${needed}.`, { cause });
  }
  return {
    async connect(driverUri, socket, { events = false } = {}) {
      const [driver, rest] = driverUri.split("://");
      const uri = `${driver}+unix://${rest}?socket=${socket}`;
      const loop = events ? ["events"] : [];
      const started: Peer[] = [];
      const starts = [
        () => startPeer("@hob/libvirt", process.execPath, ["--conditions=hob-source", here("hob-client.ts"), uri]),
        () => startPeer("C, libvirt's own library", c, [uri, ...loop]),
        () => startPeer("python3-libvirt", "/usr/bin/python3", ["-B", here("libvirt-client.py"), uri, ...loop]),
        () => startPeer("go-libvirt", go, [socket, driverUri]),
      ];
      // One after the other: a simulated node of 10,000 domains keeps the daemon busy for seconds.
      for (const start of starts) started.push(await start());
      const [count] = new Set(started.map(({ domains }) => domains));
      for (const peer of started) {
        if (peer.domains !== count) throw new Error(`${peer.name} sees ${peer.domains} domains, not ${count}.`);
      }
      return started;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
