import type { OperatingSystem } from "../operating-system.ts";
import type { OsDatabase } from "../os-database.ts";
import type { TreeDetector } from "./detect-install-tree.ts";
import { libvirtArch } from "./libvirt-arch.ts";

/** Where the images of an installer are listed, and what their paths begin with. */
const manifests = [
  { path: "current/images/MANIFEST", images: "current/images" },
  { path: "current/legacy-images/MANIFEST", images: "current/legacy-images" },
  { path: "daily/MANIFEST", images: "daily" },
] as const;

type Name = "debian" | "ubuntu";

/** A tree of the installer of Debian or Ubuntu: `dists/bookworm/main/installer-amd64`, a daily build, a medium. */
export const debianTree: TreeDetector = async ({ location, isMedium }, text, db) => {
  for (const { path, images } of manifests) {
    const manifest = await text(path);
    const name = manifest === null ? null : nameIn(manifest);
    if (name === null) continue;
    const arch = archIn(location) ?? "i386";
    const os = images === "daily" ? (db.find("debiantesting") ?? null) : codenamed(db, name, location);
    return { os, kind: name, arch: libvirtArch(arch), boot: [networkBoot(images, name, arch)], bootIso: null };
  }
  const info = await text(".disk/info");
  const name = info === null || !/^(?:Debian|Ubuntu)/.test(info) ? null : nameIn(info);
  if (info === null || name === null) return null;
  const arch = archIn(info) ?? archIn(location) ?? "i386";
  const os =
    codenamed(db, name, `/${info.toLowerCase().replace(/[^a-z0-9.]+/g, "/")}/`) ?? codenamed(db, name, location);
  const boot = isMedium ? mediumBoot(name, arch) : networkBoot("install", name, arch);
  return { os, kind: name, arch: libvirtArch(arch), boot: [boot], bootIso: null };
};

/** What is made from Debian names it too. */
const nameIn = (text: string): Name | null =>
  /ubuntu/i.test(text) ? "ubuntu" : /debian/i.test(text) ? "debian" : null;

function archIn(text: string): string | null {
  const stated = /\/(?:installer-|daily-images\/)(\w+)\/?$/.exec(text)?.[1];
  return stated ?? /\b(?:i386|amd64|arm64|armhf|ppc64el|s390x)\b/.exec(text.replace(/x86_64/g, "amd64"))?.[0] ?? null;
}

/** The release whose code name is a part of the path: Ubuntu's code names have two words, of which paths have the first. */
function codenamed(db: OsDatabase, name: Name, path: string): OperatingSystem | null {
  const parts = path.toLowerCase().split("/");
  const found = db.all().find(({ distro, codename }) => {
    const [word] = (codename ?? "").toLowerCase().split(" ");
    return distro === name && word && parts.includes(word);
  });
  if (found) return found;
  const versions = parts.filter((part) => /^\d+(?:\.\d+)*$/.test(part));
  for (const version of versions) {
    const [major, minor] = version.split(".");
    const release = db.find(`${name}${major}.${minor}`) ?? db.find(`${name}${major}`);
    if (release) return release;
  }
  return name === "debian" && parts.some((part) => part === "testing" || part === "sid")
    ? (db.find("debiantesting") ?? null)
    : null;
}

function networkBoot(images: string, name: Name, arch: string): { kernel: string; initrd: string } {
  if (arch === "s390x") {
    return { kernel: `${images}/generic/kernel.${name}`, initrd: `${images}/generic/initrd.${name}` };
  }
  const directory = `${images}/netboot/${name}-installer/${arch}`;
  return { kernel: `${directory}/${arch === "ppc64el" ? "vmlinux" : "linux"}`, initrd: `${directory}/initrd.gz` };
}

function mediumBoot(name: Name, arch: string): { kernel: string; initrd: string } {
  if (arch === "s390x") {
    return name === "ubuntu"
      ? { kernel: "boot/kernel.ubuntu", initrd: "boot/initrd.ubuntu" }
      : { kernel: "boot/linux_vm", initrd: "boot/root.bin" };
  }
  const suffix = name === "ubuntu" ? undefined : { amd64: "amd", i386: "386", arm64: "a64" }[arch];
  const directory = suffix === undefined ? "install" : `install.${suffix}`;
  return { kernel: `${directory}/${arch === "ppc64el" ? "vmlinux" : "vmlinuz"}`, initrd: `${directory}/initrd.gz` };
}
