import { copyFile, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { agentFiles } from "./agent-files.ts";
import { cacheDirectory } from "./cache-directory.ts";
import type { CpioEntry } from "./cpio-archive.ts";
import { unpackDebianPackages } from "./debian-packages.ts";
import { applets } from "./guest-files.ts";
import { guestRecipe } from "./guest-recipe.ts";
import { buildGuestSystem, guestPackages, type GuestSystem } from "./guest-system.ts";
import { run } from "./run.ts";
import { writeOnce } from "./write-once.ts";

/** The agent, and the packages of all its libraries. */
const packages = [
  "qemu-guest-agent",
  ..."libc6 libglib2.0-0 libnuma1 libudev1 liburing2 libpcre2-8-0".split(" "),
] as const;

/** Modules for what is plugged into a running guest, besides those that every guest has. */
const modules = ["virtio_mem", "virtio_pmem", "virtiofs", "pvpanic_pci", "vmw_vsock_virtio_transport"];

const LOADER = "lib64/ld-linux-x86-64.so.2";
const LIBRARIES = "lib/x86_64-linux-gnu";

/** The agent and its libraries, as the unpacked dynamic loader finds them. */
async function agentPrograms(tree: string): Promise<CpioEntry[]> {
  const agent = join(tree, "usr/sbin/qemu-ga");
  const folders = [LIBRARIES, `usr/${LIBRARIES}`].map((folder) => join(tree, folder));
  const loader = join(tree, LIBRARIES, basename(LOADER));
  const list = await run(loader, ["--library-path", folders.join(":"), "--list", agent]);
  const libraries = [...list.matchAll(/=> (\S+) \(/g)].map(([, path]) => path!);
  const program = async (path: string, from: string) => ({ path, mode: 0o100755, content: await readFile(from) });
  return Promise.all([
    program("bin/qemu-ga", agent),
    program(LOADER, loader),
    ...libraries.map((path) => program(`${LIBRARIES}/${basename(path)}`, path)),
  ]);
}

/**
 * Kernel and initramfs of the guest with an agent, made of Debian packages at the first call, then kept. It is up in a
 * few seconds, and reacts to whatever is plugged in.
 *
 * @throws an Error when a package cannot be downloaded.
 */
export async function agentSystem(): Promise<GuestSystem> {
  const recipe = await guestRecipe(packages, modules, agentFiles);
  const images = await cacheDirectory("images");
  const kernel = join(images, `agent-${recipe}.vmlinuz`);
  const initramfs = await writeOnce(join(images, `agent-${recipe}.initramfs.gz`), async (target, directory) => {
    const tree = await unpackDebianPackages(directory, [...guestPackages, ...packages]);
    const all = (await run(join(tree, "bin/busybox"), ["--list"])).trim().split("\n");
    const system = await buildGuestSystem(tree, directory, {
      modules,
      files: agentFiles,
      entries: await agentPrograms(tree),
      applets: all.filter((applet) => !applets.includes(applet) && applet !== "busybox"),
    });
    await writeOnce(kernel, (path) => copyFile(system.kernel, path));
    await copyFile(system.initramfs, target);
  });
  return { kernel, initramfs };
}
