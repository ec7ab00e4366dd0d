import { open, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.ts";
import { unpackDebianPackages } from "./debian-packages.ts";
import { grubConfig, grubCore, grubDiskStart, grubPackages } from "./grub.ts";
import { guestRecipe } from "./guest-recipe.ts";
import { buildGuestSystem, guestPackages } from "./guest-system.ts";
import { run } from "./run.ts";
import { writeOnce } from "./write-once.ts";

const MIB = 2 ** 20;
const PARTITION_START = MIB;
const PARTITION_SIZE = 40 * MIB;
const EFI_SYSTEM = 0xef;

/** One entry of the partition table: a bootable EFI system partition, addressed by sectors. */
function partitionEntry(): Buffer {
  const entry = Buffer.from([0x80, 0xfe, 0xff, 0xff, EFI_SYSTEM, 0xfe, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0]);
  entry.writeUInt32LE(PARTITION_START / 512, 8);
  entry.writeUInt32LE(PARTITION_SIZE / 512, 12);
  return entry;
}

async function writeAt(path: string, position: number, content: Buffer): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.write(content, 0, content.length, position);
  } finally {
    await file.close();
  }
}

/** A FAT file system with kernel, initramfs, GRUB's configuration and its EFI program. */
async function bootPartition(tree: string, directory: string): Promise<string> {
  const system = await buildGuestSystem(tree, directory);
  const efi = await grubCore(tree, directory, "x86_64-efi");
  const config = join(directory, "hob-guest.cfg");
  await writeFile(config, grubConfig);
  const partition = join(directory, "partition.img");
  await writeFile(partition, "");
  await truncate(partition, PARTITION_SIZE);
  await run("mkfs.vfat", ["-n", "HOB-GUEST", "-h", String(PARTITION_START / 512), partition]);
  await run("mmd", ["-i", partition, "::EFI", "::EFI/BOOT"]);
  await run("mcopy", ["-i", partition, system.kernel, "::vmlinuz"]);
  await run("mcopy", ["-i", partition, system.initramfs, config, "::"]);
  await run("mcopy", ["-i", partition, efi, "::EFI/BOOT/BOOTX64.EFI"]);
  return partition;
}

/**
 * Path of a small qcow2 disk (about 20 MB) with a Linux that is up within seconds even in emulation: boots from BIOS and
 * UEFI, prints its messages on the screen and on the first serial port, asks for a login on both (`root`, no password),
 * gets an address by DHCP on virtio-net, and shuts down by the power button. Its file system is mounted at `/boot`.
 * Made of Debian packages at the first call, then kept; do not write to it: copy it, or lay an overlay on it.
 *
 * @throws an Error when a package cannot be downloaded or a tool (`mkfs.vfat`, `mcopy`, `qemu-img`) is missing.
 */
export async function bootableImage(): Promise<string> {
  const name = `guest-${await guestRecipe()}.qcow2`;
  return writeOnce(join(await cacheDirectory("images"), name), async (target, directory) => {
    const tree = await unpackDebianPackages(directory, [...guestPackages, ...grubPackages]);
    const partition = await readFile(await bootPartition(tree, directory));
    const start = await grubDiskStart(tree, await grubCore(tree, directory, "i386-pc"));
    partitionEntry().copy(start, 446);
    const disk = join(directory, "disk.img");
    await writeFile(disk, start);
    await truncate(disk, PARTITION_START + PARTITION_SIZE);
    await writeAt(disk, PARTITION_START, partition);
    await run("qemu-img", ["convert", "-f", "raw", "-O", "qcow2", disk, target]);
  });
}
