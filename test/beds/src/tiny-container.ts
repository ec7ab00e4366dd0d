import { chmod, cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "./cache-directory.ts";
import { unpackDebianPackages } from "./debian-packages.ts";
import { applets } from "./guest-files.ts";
import { writeOnce } from "./write-once.ts";

/** What a container is to be like. */
export interface TinyContainerOptions {
  readonly name: string;
  /** Folder for its root file system, which is filled; every container needs its own. */
  readonly root: string;
  /** More elements for `<devices>`, as XML. Default: none. */
  readonly devices?: string;
}

/** Says that it is up, and ends when it is asked to. */
const init = `#!/bin/sh
trap 'echo "Container asked to end"; exit 0' TERM INT
echo "Container is up"
while :; do sleep 3600 & wait $!; done
`;

/** Path of Debian's static busybox, fetched at the first call, then kept. */
const busybox = async () =>
  writeOnce(join(await cacheDirectory("programs"), "busybox"), async (target, directory) => {
    const tree = await unpackDebianPackages(directory, ["busybox-static"]);
    await cp(join(tree, "bin", "busybox"), target);
  });

async function fillRoot(root: string): Promise<void> {
  for (const name of ["bin", "etc", "proc", "sys", "dev", "run", "tmp", "root"]) {
    await mkdir(join(root, name), { recursive: true });
  }
  await cp(await busybox(), join(root, "bin", "busybox"));
  for (const applet of applets) if (applet !== "init") await symlink("busybox", join(root, "bin", applet));
  await writeFile(join(root, "bin", "init"), init);
  await chmod(join(root, "bin", "init"), 0o755);
  await writeFile(join(root, "etc", "passwd"), "root::0:0:root:/root:/bin/sh\n");
  await symlink("bin", join(root, "sbin"));
}

/**
 * Fills a folder with a busybox and returns XML for a container in it, to be defined at the `lxcUri` of a bed that was
 * started with `cgroups`. It starts in a fraction of a second, says `Container is up` on its console, and ends by the
 * signal that libvirt sends for the shutdown mode `signal`; it has no pipe for `initctl`, by which libvirt tries first and
 * then leaves it.
 */
export async function tinyContainer({ name, root, devices = "" }: TinyContainerOptions): Promise<string> {
  await fillRoot(root);
  return `<domain type='lxc'>
  <name>${name}</name>
  <memory unit='MiB'>64</memory>
  <vcpu>1</vcpu>
  <os><type>exe</type><init>/bin/init</init></os>
  <devices>
    <filesystem type='mount'><source dir='${root}'/><target dir='/'/></filesystem>
    <console type='pty'/>${devices}
  </devices>
</domain>
`;
}
