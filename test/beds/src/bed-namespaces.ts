import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { supervisorScript } from "./bed-scripts.ts";
import { type BedSlot, recordOwner } from "./bed-slot.ts";
import { run } from "./run.ts";

/** Private network, mount, host name and process namespaces in which a bed's daemons live. */
export interface BedNamespaces {
  /** The bed's first process, as the machine numbers it. */
  readonly pid: number;
  /** Arguments that make `nsenter` run a program inside. */
  readonly enter: readonly string[];
  /** Ends every process inside and takes the namespaces, the cable and the folder away. */
  close(): Promise<void>;
}

/** Resolves with the pid that the first process reports, or rejects with what it complained about. */
function readyPid(supervisor: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = "";
    let complained = "";
    supervisor.stderr?.setEncoding("utf8").on("data", (text: string) => (complained += text));
    supervisor.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const pid = /^ready (\d+)$/m.exec(said)?.[1];
      if (pid !== undefined) resolve(Number(pid));
    });
    supervisor.once("error", reject);
    supervisor.once("close", (code) => {
      reject(new Error(`The test bed's namespaces could not be made (exit ${code}): ${complained.trim()}`));
    });
  });
}

/** Lays a cable from the root namespace into the bed and keeps the bed's networks inside the machine. */
async function layCable(slot: BedSlot, pid: number): Promise<void> {
  await run("ip", ["link", "add", slot.link, "type", "veth", "peer", "name", "bed0", "netns", String(pid)]);
  await run("ip", ["addr", "add", `${slot.outerAddress}/30`, "dev", slot.link]);
  await run("ip", ["link", "set", slot.link, "up"]);
  const inside = (...args: string[]) => run("nsenter", ["-t", String(pid), "--net", "ip", ...args]);
  await inside("addr", "add", `${slot.address}/30`, "dev", "bed0");
  await inside("link", "set", "bed0", "up");
  for (const subnet of slot.subnets) await run("ip", ["route", "replace", "unreachable", subnet]);
}

/**
 * Opens a bed's namespaces: `prepare` fills the slot's folder, then `script` mounts what is in it. They last until
 * `close()` or until this process ends, also when it is killed. With `cgroups` they have control groups of their own.
 *
 * @throws an Error when this user may not make namespaces (beds need root).
 */
export async function openNamespaces(
  slot: BedSlot,
  script: string,
  prepare: () => Promise<void>,
  { cgroups = false }: { readonly cgroups?: boolean } = {},
): Promise<BedNamespaces> {
  const supervisor = spawn(
    "sh",
    ["-c", supervisorScript(cgroups), "hob-bed", slot.directory, slot.link, script, ...slot.subnets],
    // A process group of its own: Ctrl-C in a terminal must not hit it before it has cleaned up.
    { detached: true, stdio: ["pipe", "pipe", "pipe"] },
  );
  const closed = once(supervisor, "close");
  closed.catch(() => undefined);
  const close = async () => {
    supervisor.stdin.destroy();
    await closed;
  };
  try {
    const ready = readyPid(supervisor);
    ready.catch(() => undefined);
    if (supervisor.pid !== undefined) await recordOwner(slot, supervisor.pid);
    await prepare();
    supervisor.stdin.write("go\n");
    const pid = await ready;
    await layCable(slot, pid);
    return {
      pid,
      enter: ["-t", String(pid), "--net", "--mount", "--uts", "--pid", ...(cgroups ? ["--cgroup"] : [])],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
