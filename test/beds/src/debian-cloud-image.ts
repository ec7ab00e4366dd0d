import { createHash } from "node:crypto";
import { open, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.ts";
import { debianOrigin } from "./debian-base.ts";
import {
  cloudFilesAfter,
  cloudFilesBefore,
  cloudGrubConfig,
  cloudMasked,
  cloudPackages,
  cloudRootLabel,
} from "./debian-cloud-files.ts";
import { unpackDebianPackages } from "./debian-packages.ts";
import { grubCore, grubDiskStart, grubPackages } from "./grub.ts";
import type { GuestFile } from "./guest-files.ts";
import { run } from "./run.ts";
import { writeOnce } from "./write-once.ts";

/** Changes when the code that lays out the disk does. */
const LAYOUT = 1;
const MIB = 2 ** 20;
const SECTOR = 512;
const BOOT = { start: MIB, size: 48 * MIB, type: 0xef, isActive: true };
const ROOT = { start: BOOT.start + BOOT.size, size: 1100 * MIB, type: 0x83, isActive: false };

/** A short digest of all that the image is made of. */
async function recipe(suite: string): Promise<string> {
  const release = await readFile("/etc/os-release", "utf8");
  const parts = [LAYOUT, release, suite, cloudPackages, grubPackages, cloudGrubConfig, cloudMasked];
  return createHash("sha256")
    .update(JSON.stringify([...parts, cloudFilesBefore, cloudFilesAfter]))
    .digest("hex")
    .slice(0, 16);
}

/** A script that writes files below the folder that is its first argument, which is how mmdebstrap calls hooks. */
const writing = (files: readonly GuestFile[]) =>
  files
    .map(({ path, text }) => {
      const encoded = Buffer.from(text).toString("base64");
      return `mkdir -p "$(dirname "$1/${path}")"; echo '${encoded}' | base64 -d > "$1/${path}"`;
    })
    .join("\n");

/** Makes the root folder: a Debian that has packages and settings, and neither keys nor identity. */
async function makeRoot(root: string): Promise<void> {
  const { suite, sources } = await debianOrigin();
  const lean = ["doc", "man", "locale", "info"].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`);
  const masked = cloudMasked.map((unit) => `ln -sf /dev/null "$1/etc/systemd/system/${unit}"`).join("\n");
  await run("mmdebstrap", [
    ...["--quiet", "--variant=minbase", "--format=directory", `--include=${cloudPackages.join(",")}`],
    ...['--aptopt=APT::Install-Recommends "false"', ...lean],
    `--essential-hook=${writing(cloudFilesBefore)}`,
    `--customize-hook=${writing(cloudFilesAfter)}`,
    `--customize-hook=${masked}`,
    '--customize-hook=rm -f "$1"/etc/ssh/ssh_host_*',
    ...[suite, root, ...sources],
  ]);
}

/** Makes the boot partition: FAT with kernel, initramfs, GRUB's configuration and its EFI program. */
async function makeBoot(root: string, tree: string, directory: string): Promise<string> {
  const boot = join(root, "boot");
  const files = await readdir(boot);
  const find = (prefix: string) => join(boot, files.find((name) => name.startsWith(prefix)) ?? prefix);
  const config = join(directory, "hob-guest.cfg");
  await writeFile(config, cloudGrubConfig);
  const partition = join(directory, "boot.img");
  await writeFile(partition, "");
  await truncate(partition, BOOT.size);
  await run("mkfs.vfat", ["-n", "CLOUD-BOOT", "-h", String(BOOT.start / SECTOR), partition]);
  await run("mmd", ["-i", partition, "::EFI", "::EFI/BOOT"]);
  await run("mcopy", ["-i", partition, find("vmlinuz-"), "::vmlinuz"]);
  await run("mcopy", ["-i", partition, find("initrd.img-"), "::initrd"]);
  await run("mcopy", ["-i", partition, config, "::"]);
  await run("mcopy", ["-i", partition, await grubCore(tree, directory, "x86_64-efi"), "::EFI/BOOT/BOOTX64.EFI"]);
  return partition;
}

/** An entry of the partition table, addressed by sectors. */
function partitionEntry({ start, size, type, isActive }: typeof BOOT): Buffer {
  const entry = Buffer.from([isActive ? 0x80 : 0, 0xfe, 0xff, 0xff, type, 0xfe, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0]);
  entry.writeUInt32LE(start / SECTOR, 8);
  entry.writeUInt32LE(size / SECTOR, 12);
  return entry;
}

/**
 * Path of a qcow2 disk with a Debian of this machine's release as clouds have it: cloud-init finds its data source, writes
 * the network settings by netplan for systemd-networkd and grows the root partition, which is the last one; OpenSSH makes
 * its host keys at the first boot; nobody can log in, and no guest agent is there. It boots from BIOS and UEFI, from a FAT
 * partition that Debian's own kernel packages know nothing of, with its messages on the screen and the first serial port.
 * Made of Debian packages at the first call, then kept; do not write to it: copy it, or lay an overlay on it.
 *
 * @throws an Error when a package cannot be downloaded or a tool (`mmdebstrap`, `mke2fs`, `mkfs.vfat`, `mcopy`,
 *   `qemu-img`) is missing.
 */
export async function debianCloudImage(): Promise<string> {
  const { suite } = await debianOrigin();
  const name = `debian-cloud-${await recipe(suite)}.qcow2`;
  return writeOnce(join(await cacheDirectory("images"), name), async (target, directory) => {
    const root = join(directory, "root");
    await makeRoot(root);
    const tree = await unpackDebianPackages(directory, grubPackages);
    const boot = await readFile(await makeBoot(root, tree, directory));
    await rm(join(root, "boot"), { recursive: true });
    const start = await grubDiskStart(tree, await grubCore(tree, directory, "i386-pc"));
    partitionEntry(BOOT).copy(start, 446);
    partitionEntry(ROOT).copy(start, 446 + 16);
    const disk = join(directory, "disk.img");
    const file = await open(disk, "w");
    try {
      await file.write(start, 0, start.length, 0);
      await file.write(boot, 0, boot.length, BOOT.start);
      await file.truncate(ROOT.start + ROOT.size);
    } finally {
      await file.close();
    }
    const where = ["-E", `offset=${ROOT.start},lazy_itable_init=0,nodiscard`];
    const what = ["-q", "-F", "-t", "ext4", "-L", cloudRootLabel, "-d", root];
    await run("mke2fs", [...what, ...where, disk, `${ROOT.size / MIB}M`]);
    await run("qemu-img", ["convert", "-f", "raw", "-O", "qcow2", disk, target]);
  });
}
