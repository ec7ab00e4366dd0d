import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.ts";
import { unpackDebianPackages } from "./debian-packages.ts";
import { grubConfig, grubCore, grubPackages } from "./grub.ts";
import { guestRecipe } from "./guest-recipe.ts";
import { buildGuestSystem, guestPackages } from "./guest-system.ts";
import { run } from "./run.ts";
import { writeOnce } from "./write-once.ts";

/**
 * Path of a small ISO (about 15 MB) that boots from BIOS (El Torito) into the same Linux as `bootableImage()`: what an
 * installer is to a machine with an empty disk. Made at the first call, then kept.
 *
 * @throws an Error when a package cannot be downloaded or `xorriso` is missing.
 */
export async function tinyIso(): Promise<string> {
  const name = `guest-${await guestRecipe()}.iso`;
  return writeOnce(join(await cacheDirectory("images"), name), async (target, directory) => {
    const tree = await unpackDebianPackages(directory, [...guestPackages, ...grubPackages]);
    const system = await buildGuestSystem(tree, directory);
    const content = join(directory, "content");
    await mkdir(content);
    await copyFile(system.kernel, join(content, "vmlinuz"));
    await copyFile(system.initramfs, join(content, "initramfs.gz"));
    await writeFile(join(content, "hob-guest.cfg"), grubConfig);
    await copyFile(await grubCore(tree, directory, "i386-pc-eltorito"), join(content, "eltorito.img"));
    const boot = ["-b", "eltorito.img", "-no-emul-boot", "-boot-load-size", "4", "-boot-info-table"];
    await run("xorriso", ["-as", "mkisofs", "-quiet", "-V", "HOB-GUEST", "-R", "-o", target, ...boot, content]);
  });
}
