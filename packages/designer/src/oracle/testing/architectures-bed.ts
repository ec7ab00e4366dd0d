import { type Bed, type BedOptions, cacheDirectory, run, startLibvirtd } from "@hob/beds";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** Emulators of ARM, of s390x and RISC-V, and of POWER; and ARM's firmware. */
const packages = ["qemu-system-arm", "qemu-system-misc", "qemu-system-ppc", "qemu-efi-aarch64"];

/** Starts a libvirtd that has emulators of other architectures too; they are unpacked into the cache, not installed. */
export async function startArchitecturesBed(options: BedOptions = {}): Promise<Bed> {
  const tree = await emulators();
  const bed = await startLibvirtd(options);
  try {
    await bed.stopDaemon();
    await bed.inside("mount", "-t", "overlay", "overlay", "-o", `lowerdir=${tree}/usr:/usr`, "/usr");
    await bed.startDaemon();
    return bed;
  } catch (error) {
    await bed.stop();
    throw error;
  }
}

/** The unpacked packages, for the QEMU that is installed: emulators of another version share its data. */
async function emulators(): Promise<string> {
  const version = (await run("dpkg-query", ["--show", "--showformat", "${Version}", "qemu-system-common"])).trim();
  const parent = await cacheDirectory("emulators");
  const tree = join(parent, version.replaceAll(/[^\w.+~-]/g, "_"));
  if (existsSync(tree)) return tree;
  const directory = await mkdtemp(join(parent, ".new-"));
  try {
    const download = () => run("apt-get", ["download", "-q", ...packages], { cwd: directory });
    await download().catch(async () => {
      await run("apt-get", ["update", "-q"]);
      await download();
    });
    const unpacked = join(directory, "tree");
    for (const file of (await readdir(directory)).filter((name) => name.endsWith(".deb"))) {
      await run("dpkg-deb", ["--extract", join(directory, file), unpacked]);
    }
    await rename(unpacked, tree).catch((error: unknown) => {
      // Another process was first.
      if (!existsSync(tree)) throw error;
    });
    return tree;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
