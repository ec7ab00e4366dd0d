import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, watch } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bedCgroups } from "./bed-cgroups.ts";
import type { BedNamespaces } from "./bed-namespaces.ts";
import { run } from "./run.ts";

/** A running libvirtd inside a bed. */
export interface Daemon {
  /** Stops libvirtd where it is, with all its threads; the signal is sent before this returns. */
  pause(): Promise<void>;
  resume(): void;
  /** As a shell tells it, 139 after a segmentation fault; null while libvirtd runs. */
  exitCode(): number | null;
  /** Ends libvirtd, also when it is paused; guests run on. */
  stop(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

const START_MS = 60_000;

/** Starts a program and waits for it. `nsenter` would stop together with a child of its own that is stopped. */
const waiting = '"$@" & wait $!';

/** Resolves with the process that another one has started alone. */
async function onlyChild(pid: number): Promise<number> {
  return Number(await readFile(`/proc/${pid}/task/${pid}/children`, "utf8"));
}

/** Resolves when every thread of a process has stopped, or when there is no such process. */
async function stopped(pid: number): Promise<void> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const states = threads.map(async (thread) => {
    const stat = await readFile(`/proc/${pid}/task/${thread}/stat`, "utf8").catch(() => ") T");
    return stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
  });
  if ((await Promise.all(states)).every((state) => "TtZX".includes(state))) return;
  await sleep(1);
  await stopped(pid);
}

/** Resolves when the file exists; its folder must. */
function appears(directory: string, name: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(directory, () => {
      if (existsSync(join(directory, name))) done();
    });
    const done = () => {
      watcher.close();
      resolve();
    };
    if (existsSync(join(directory, name))) done();
  });
}

/** Rejects when the process ends first, with the end of libvirtd's log. */
async function fails(process: ChildProcess, directory: string): Promise<never> {
  await once(process, "close");
  const log = await readFile(join(directory, "libvirtd.log"), "utf8").catch(() => "it wrote no log");
  throw new Error(`libvirtd ended while it started: ${log.trim().split("\n").slice(-5).join("\n")}`);
}

/** Resolves when the daemon answers. Its socket is there a moment before anyone listens on it. */
async function answered(uri: string, deadline: number): Promise<void> {
  try {
    await run("virsh", ["--connect", uri, "uri"], { timeoutMs: START_MS });
  } catch (error) {
    if (performance.now() > deadline || !String(error).includes("Connection refused")) throw error;
    await sleep(20);
    await answered(uri, deadline);
  }
}

/**
 * Starts libvirtd inside the namespaces and waits until it answers. `listen` opens what `libvirtd.conf` says of TCP and
 * TLS; `cgroups` says that the namespaces have control groups.
 *
 * @throws an Error with the end of libvirtd's log when it does not come up.
 */
export async function startDaemon(
  namespaces: BedNamespaces,
  directory: string,
  { listen = false, cgroups = false }: { readonly listen?: boolean; readonly cgroups?: boolean } = {},
): Promise<Daemon> {
  const sockets = join(directory, "sock");
  await rm(join(sockets, "libvirt-sock"), { force: true });
  const libvirtd = ["libvirtd", "--config", "/etc/libvirt/libvirtd.conf", "--pid-file", "/run/libvirtd.pid"];
  if (listen) libvirtd.push("--listen");
  const within = cgroups ? bedCgroups.join : [];
  const program = [...within, "sh", "-c", waiting, "libvirtd", ...libvirtd];
  const child = spawn("nsenter", [...namespaces.enter, ...program], { stdio: "ignore", detached: true });
  const ended = once(child, "close");
  const failure = fails(child, directory);
  failure.catch(() => undefined);
  const uri = `qemu+unix:///system?socket=${join(sockets, "libvirt-sock")}`;
  const answers = appears(sockets, "libvirt-sock").then(() => answered(uri, performance.now() + START_MS));
  await Promise.race([answers, failure]);
  // Below `nsenter` is the shell, and below that libvirtd.
  const pid = await onlyChild(await onlyChild(child.pid!));
  const signal = (name: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(pid, name);
    } catch (error) {
      // It has ended a moment ago.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  };
  return {
    pause() {
      signal("SIGSTOP");
      return stopped(pid);
    },
    resume: () => signal("SIGCONT"),
    exitCode: () => child.exitCode,
    async stop(name) {
      signal(name);
      // One that is stopped takes no request to end.
      signal("SIGCONT");
      await ended;
    },
  };
}
