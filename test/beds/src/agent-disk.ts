import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DATA_LABEL } from "./agent-files.ts";
import { cacheDirectory } from "./cache-directory.ts";
import { run } from "./run.ts";
import { writeOnce } from "./write-once.ts";

const MIB = 2 ** 20;

/**
 * Path of a qcow2 disk with an empty ext4 file system, which the guest with an agent mounts at `/data`. Made at the
 * first call, then kept: write to a copy, or lay an overlay on it.
 *
 * @param sizeMiB size as the guest sees it. Default: 64.
 * @throws an Error when `mke2fs` or `qemu-img` is missing.
 */
export async function agentDisk(sizeMiB = 64): Promise<string> {
  const name = `agent-data-${sizeMiB}.qcow2`;
  return writeOnce(join(await cacheDirectory("images"), name), async (target, directory) => {
    const raw = join(directory, "data.img");
    await writeFile(raw, "");
    await truncate(raw, sizeMiB * MIB);
    await run("mke2fs", ["-q", "-t", "ext4", "-L", DATA_LABEL, raw]);
    await run("qemu-img", ["convert", "-f", "raw", "-O", "qcow2", raw, target]);
  });
}
