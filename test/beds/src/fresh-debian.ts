import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openNamespaces } from "./bed-namespaces.ts";
import { freshDebianScript } from "./bed-scripts.ts";
import { claimSlot } from "./bed-slot.ts";
import { debianBase } from "./debian-base.ts";
import { startForwardProxy } from "./forward-proxy.ts";
import { run } from "./run.ts";

/** A Debian that has nothing but its base, in namespaces of its own. */
export interface FreshDebian extends AsyncDisposable {
  /** Its root folder, seen from outside. */
  readonly root: string;
  /** Address under which its servers are reached from outside. */
  readonly address: string;
  /** Starts a program inside as root, with its streams in pipes. Its way to package servers is a proxy in the environment. */
  start(
    program: string,
    args: readonly string[],
    options?: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> },
  ): ChildProcessWithoutNullStreams;
  /** Ends every process inside and removes the folder. */
  stop(): Promise<void>;
}

/** Opens a fresh Debian; it lasts until `stop()` or until this process ends. */
export async function openFreshDebian(): Promise<FreshDebian> {
  const base = await debianBase();
  const slot = await claimSlot();
  const root = join(slot.directory, "root");
  const namespaces = await openNamespaces(slot, freshDebianScript, async () => {
    await mkdir(root);
    await run("tar", ["--extract", "--numeric-owner", "--file", base, "--directory", root]);
    await writeFile(join(root, "etc", "hosts"), `127.0.0.1 localhost ${slot.link}\n`);
  });
  const proxy = await startForwardProxy(slot.outerAddress).catch(async (error: unknown) => {
    await namespaces.close();
    throw error;
  });
  const stop = async () => {
    await namespaces.close();
    await proxy.close();
  };
  return {
    root,
    address: slot.address,
    start(program, args, { cwd = "/root", env = {} } = {}) {
      const proxies = { http_proxy: proxy.url, https_proxy: proxy.url };
      const plain = {
        HOME: "/root",
        PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        TERM: "dumb",
      };
      const settings = Object.entries({ ...plain, ...proxies, ...env }).map(([name, value]) => `${name}=${value}`);
      const inside = ["env", "--chdir", cwd, "--ignore-environment", ...settings, program, ...args];
      return spawn("nsenter", [...namespaces.enter, "chroot", root, ...inside]);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
