import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { cpioArchive, type CpioEntry } from "./cpio-archive.ts";
import { applets, type GuestFile, guestFiles } from "./guest-files.ts";
import { kernelModules } from "./kernel-modules.ts";

/** Debian packages from which the guest is made. */
export const guestPackages = ["linux-image-cloud-amd64", "busybox-static"] as const;

/** Modules that the guest loads, with what they need: disks, network, power button, console extras. */
export const guestModules = [
  ..."virtio_pci virtio_mmio virtio_net virtio_blk virtio_scsi virtio_console virtio_balloon virtio_rng".split(" "),
  ..."sd_mod sr_mod ata_piix button evdev isofs vfat nls_cp437 nls_ascii nls_utf8 af_packet".split(" "),
];

/** Both consoles get the kernel's messages; the last one named is `/dev/console`. The rest saves time in emulation. */
export const kernelArguments =
  "console=tty0 console=ttyS0,115200 net.ifnames=0 panic=5 mitigations=off nokaslr tsc=reliable no_timer_check cryptomgr.notests";

const folder = (path: string): CpioEntry => ({ path, mode: 0o40755 });

/** What a variant of the guest has besides the plain one. */
export interface GuestAdditions {
  readonly modules?: readonly string[];
  /** Texts; one at a path of the plain guest stands in its place. */
  readonly files?: readonly GuestFile[];
  /** Programs and libraries. */
  readonly entries?: readonly CpioEntry[];
  /** More names for busybox. */
  readonly applets?: readonly string[];
}

async function initramfs(tree: string, additions: GuestAdditions): Promise<Buffer> {
  const names = [...guestModules, ...(additions.modules ?? [])];
  const modules = await kernelModules(join(tree, "lib", "modules"), names);
  const texts = new Map([...guestFiles, ...(additions.files ?? [])].map((file) => [file.path, file]));
  const files: CpioEntry[] = [
    { path: "bin/busybox", mode: 0o100755, content: await readFile(join(tree, "bin", "busybox")) },
    ...[...applets, ...(additions.applets ?? [])].map((applet) => ({
      path: `bin/${applet}`,
      mode: 0o120777,
      content: "busybox",
    })),
    ...modules.map(({ name, content }) => ({ path: `lib/modules/${name}.ko`, mode: 0o100644, content })),
    { path: "etc/modules", mode: 0o100644, content: modules.map(({ name }) => `${name}\n`).join("") },
    ...(additions.entries ?? []),
    ...[...texts.values()].map(({ path, text, executable }) => ({
      path,
      mode: executable ? 0o100755 : 0o100644,
      content: text,
    })),
    { path: "sbin", mode: 0o120777, content: "bin" },
    { path: "dev/console", mode: 0o20600, device: { major: 5, minor: 1 } },
  ];
  const folders = new Set(["proc", "sys", "run", "tmp", "root", "boot", "dev", "var"]);
  for (const { path } of files) {
    for (let parent = dirname(path); parent !== "."; parent = dirname(parent)) folders.add(parent);
  }
  return gzipSync(cpioArchive([...[...folders].sort().map(folder), ...files]), { level: 9 });
}

/** The two files that a boot loader needs. */
export interface GuestSystem {
  readonly kernel: string;
  readonly initramfs: string;
}

/** Makes kernel and initramfs in `directory` from unpacked Debian packages. */
export async function buildGuestSystem(
  tree: string,
  directory: string,
  additions: GuestAdditions = {},
): Promise<GuestSystem> {
  const kernel = (await readdir(join(tree, "boot"))).find((name) => name.startsWith("vmlinuz-"));
  if (kernel === undefined) throw new Error(`No kernel in ${join(tree, "boot")}.`);
  const path = join(directory, "initramfs.gz");
  await writeFile(path, await initramfs(tree, additions));
  return { kernel: join(tree, "boot", kernel), initramfs: path };
}
