import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { kernelArguments } from "./guest-system.ts";
import { run } from "./run.ts";

/** Debian packages with GRUB's parts. */
export const grubPackages = ["grub-common", "grub-pc-bin", "grub-efi-amd64-bin"] as const;

/** The menu, without a menu: it boots at once, and says so on both consoles. */
export const grubConfig = `serial --unit=0 --speed=115200
terminal_output console serial
echo "Hob test guest: loading Linux"
linux /vmlinuz ${kernelArguments}
initrd /initramfs.gz
boot
`;

const modules = {
  "i386-pc": [
    "biosdisk",
    "part_msdos",
    "fat",
    "iso9660",
    "search",
    "search_fs_file",
    "linux",
    "configfile",
    "normal",
    "serial",
    "terminal",
    "boot",
    "echo",
  ],
  "x86_64-efi": [
    "part_msdos",
    "fat",
    "iso9660",
    "search",
    "search_fs_file",
    "linux",
    "configfile",
    "normal",
    "serial",
    "terminal",
    "boot",
    "echo",
  ],
};

const findConfig = `search --no-floppy --file /hob-guest.cfg --set=root
configfile ($root)/hob-guest.cfg
`;

/** Makes a GRUB core image for a firmware, which finds the file system with `hob-guest.cfg` by itself. */
export async function grubCore(
  tree: string,
  directory: string,
  platform: keyof typeof modules | "i386-pc-eltorito",
): Promise<string> {
  const config = join(directory, "early.cfg");
  const core = join(directory, `core.${platform}`);
  await writeFile(config, findConfig);
  const base = platform === "x86_64-efi" ? platform : "i386-pc";
  const where = ["--directory", join(tree, "usr/lib/grub", base), "--format", platform, "--output", core];
  await run(join(tree, "usr/bin/grub-mkimage"), [...where, "--config", config, "--prefix", "/", ...modules[base]]);
  return core;
}

const SECTOR = 512;

/**
 * Boot sector and core image as they lie at the start of a disk: sector 0 (its partition table left empty), then the
 * core from sector 1 on.
 *
 * @source GRUB, include/grub/i386/pc/boot.h: GRUB_BOOT_MACHINE_KERNEL_SECTOR, GRUB_BOOT_MACHINE_DRIVE_CHECK,
 *   GRUB_BOOT_MACHINE_LIST_SIZE
 */
export async function grubDiskStart(tree: string, core: string): Promise<Buffer> {
  const boot = await readFile(join(tree, "usr/lib/grub/i386-pc/boot.img"));
  const body = await readFile(core);
  const sectors = Math.ceil(body.length / SECTOR);
  const disk = Buffer.alloc((1 + sectors) * SECTOR);
  boot.copy(disk, 0, 0, 440);
  disk.writeBigUInt64LE(1n, 0x5c);
  disk.writeUInt16LE(0x9090, 0x66);
  disk.writeUInt16LE(0xaa55, 510);
  body.copy(disk, SECTOR);
  // The first sector of the core loads the rest, from the list at its end: where, how many sectors, to which segment.
  disk.writeBigUInt64LE(2n, SECTOR + 500);
  disk.writeUInt16LE(sectors - 1, SECTOR + 508);
  disk.writeUInt16LE(0x820, SECTOR + 510);
  return disk;
}
