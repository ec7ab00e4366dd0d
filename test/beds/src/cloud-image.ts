import { copyFile, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.ts";
import { debianOrigin } from "./debian-base.ts";
import { run } from "./run.ts";
import { writeOnce } from "./write-once.ts";

/** What a cloud's image of Debian has beside the base. */
const packages = [
  ..."systemd-sysv udev dbus libpam-systemd netplan.io iproute2 sudo openssh-server cloud-init qemu-guest-agent".split(
    " ",
  ),
  "linux-image-cloud-amd64",
];
/** Changes when the making does. */
const LAYOUT = 1;
const DISK = "1500M";

/** A Debian as clouds have it. */
export interface CloudImage {
  /** A qcow2 disk of 1.5 GB, whose only file system begins at its first byte: it has no boot loader. */
  readonly disk: string;
  readonly kernel: string;
  readonly initrd: string;
  /** What the kernel is told. */
  readonly arguments: string;
}

/**
 * A Debian of this machine's release with cloud-init, SSH and the guest's agent, and no user who could log in. Made by
 * mmdebstrap at the first call, in about two minutes, then kept; do not write to it: copy it, or lay an overlay on it.
 *
 * @throws an Error when a package cannot be downloaded, or `mmdebstrap`, `mke2fs` or `qemu-img` is missing.
 */
export async function cloudImage(): Promise<CloudImage> {
  const { suite, sources } = await debianOrigin();
  const images = await cacheDirectory("images");
  const place = (ending: string) => join(images, `${suite}-cloud-${LAYOUT}${ending}`);
  const [kernel, initrd] = [place(".vmlinuz"), place(".initrd")];
  const disk = await writeOnce(place(".qcow2"), async (target, directory) => {
    const root = join(directory, "root");
    const lean = ["--dpkgopt=path-exclude=/usr/share/doc/*", "--dpkgopt=path-exclude=/usr/share/locale/*"];
    const clean = ["--customize-hook=rm -f $1/etc/machine-id $1/etc/hostname $1/etc/ssh/ssh_host_*"];
    const plain = ["--customize-hook=echo UUID=none / ext4 defaults 0 0 | sed s,UUID=none,/dev/vda, > $1/etc/fstab"];
    const what = ["--variant=minbase", `--include=${packages.join(",")}`, "--format=directory"];
    await run("mmdebstrap", ["--quiet", ...what, ...lean, ...clean, ...plain, suite, root, ...sources]);
    const boot = await readdir(join(root, "boot"));
    const file = (prefix: string) =>
      join(
        root,
        "boot",
        boot.find((name) => name.startsWith(prefix))!,
      );
    for (const [from, to] of [
      [file("vmlinuz-"), kernel],
      [file("initrd.img-"), initrd],
    ] as const) {
      await writeOnce(to, (path) => copyFile(from, path));
    }
    const raw = join(directory, "disk.img");
    await writeFile(raw, "");
    await truncate(raw, 1500 * 2 ** 20);
    await run("mke2fs", ["-q", "-t", "ext4", "-d", root, raw, DISK]);
    await run("qemu-img", ["convert", "-f", "raw", "-O", "qcow2", raw, target]);
    await rm(root, { recursive: true });
  });
  return { disk, kernel, initrd, arguments: "root=/dev/vda rw console=ttyS0,115200 net.ifnames=0" };
}
