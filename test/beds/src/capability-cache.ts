import { copyFile, cp, readdir, rename, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.ts";
import { run } from "./run.ts";

/**
 * What libvirt learned about this machine's QEMU binaries: asking them takes seconds, so beds hand it on.
 * libvirt itself throws out what no longer fits (another binary, kernel or microcode) and writes it anew.
 */
export interface CapabilityCache {
  /** Whether nothing is known yet. */
  readonly empty: boolean;
  /** Copies what is known into a bed's folder. */
  load(directory: string): Promise<void>;
  /** Keeps what a bed learned beyond that. */
  save(directory: string): Promise<void>;
}

/** Whole milliseconds: all that `utimes` keeps. */
const modified = async (path: string) => (await stat(path).catch(() => undefined))?.mtime.getTime();

/** Opens the cache for the installed versions of libvirt and QEMU. `kvm` tells apart what hidden `/dev/kvm` changes. */
export async function openCapabilityCache(kvm: boolean): Promise<CapabilityCache> {
  const versions = await Promise.all([run("libvirtd", ["--version"]), run("qemu-system-x86_64", ["--version"])]);
  const [libvirt, qemu] = versions.map((text) => /\d+(\.\d+)+/.exec(text)?.[0] ?? "unknown");
  const directory = await cacheDirectory(`capabilities-libvirt-${libvirt}-qemu-${qemu}${kvm ? "-kvm" : ""}`);
  const isKnown = (name: string) => name.endsWith(".xml");
  return {
    empty: !(await readdir(directory)).some(isKnown),
    load: (target) => cp(directory, target, { recursive: true, preserveTimestamps: true }),
    async save(source) {
      for (const name of (await readdir(source)).filter(isKnown)) {
        const { atime, mtime } = await stat(join(source, name));
        if ((await modified(join(directory, name))) === mtime.getTime()) continue;
        // Several beds may save at once: each file appears whole or not at all.
        const partial = join(directory, `${name}.${process.pid}`);
        await copyFile(join(source, name), partial);
        await utimes(partial, atime, mtime);
        await rename(partial, join(directory, name));
      }
    },
  };
}
