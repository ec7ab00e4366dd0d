import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Bed } from "./libvirtd-bed.ts";
import { run } from "./run.ts";
import { tinyContainer, type TinyContainerOptions } from "./tiny-container.ts";

const KNOWN_MS = 1_000;
const TRIES = 10;

/** Whether the daemon learns the container's first process. */
async function knowsFirstProcess(bed: Bed, name: string): Promise<boolean> {
  for (const end = performance.now() + KNOWN_MS; performance.now() < end; await sleep(20)) {
    const state = await bed.inside("cat", `/run/libvirt/lxc/${name}.xml`);
    if (/<init pid='[1-9]/.test(state)) return true;
  }
  return false;
}

/**
 * Defines a tiny container in a bed with `cgroups` and starts it. libvirt 9.0 at times loses the message that names a
 * container's first process, and can then neither shut it down nor enter it until it is started anew; this starts it
 * until that went well.
 *
 * @throws an Error when the container does not start.
 */
export async function startTinyContainer(bed: Bed, options: Omit<TinyContainerOptions, "root">): Promise<void> {
  const { name } = options;
  const virsh = (...args: string[]) => run("virsh", ["--quiet", "--connect", bed.lxcUri, ...args]);
  const file = join(bed.directory, `${name}.xml`);
  await writeFile(file, await tinyContainer({ ...options, root: join(bed.poolPath, name) }));
  await virsh("define", file);
  await rm(file);
  for (let tries = 0; tries < TRIES; tries += 1) {
    await virsh("start", name);
    if (await knowsFirstProcess(bed, name)) return;
    await virsh("destroy", name);
  }
  throw new Error(`libvirtd did not learn the first process of container '${name}' in ${TRIES} starts.`);
}
