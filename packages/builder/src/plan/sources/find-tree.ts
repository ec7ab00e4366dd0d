import { TreeNotFound } from "../../builder-errors.ts";
import { checkedUrl } from "../../download/checked-url.ts";
import { isThere, textOrNull } from "../../download/fetch-text.ts";

/** An installation tree: what is booted of it, and how its kernel is told where it is. */
export interface FoundTree {
  /** Without a slash at its end. */
  readonly url: string;
  /** Absolute URLs. */
  readonly kernel: string;
  readonly initrd: string;
  /** `inst.repo`, `install`; null for an installer that asks, or finds its packages by its answers. */
  readonly urlArgument: string | null;
}

/** Where distributions without a `.treeinfo` keep a kernel and its initrd, below the tree's URL. */
const usualPlaces = (arch: string): readonly { kernel: string; initrd: string; urlArgument: string | null }[] => {
  const debian = { x86_64: "amd64", i686: "i386", aarch64: "arm64", ppc64le: "ppc64el", armv7l: "armhf" }[arch] ?? arch;
  const netboot = [
    `current/images/netboot/debian-installer/${debian}`,
    `images/netboot/debian-installer/${debian}`,
    `current/legacy-images/netboot/ubuntu-installer/${debian}`,
    `current/images/netboot/ubuntu-installer/${debian}`,
    `debian-installer/${debian}`,
    `install.${debian === "i386" ? "386" : debian.replace("64", "")}`,
    `install.${debian === "arm64" ? "a64" : debian === "amd64" ? "amd" : debian}`,
  ];
  return [
    ...netboot.map((folder) => ({ kernel: `${folder}/linux`, initrd: `${folder}/initrd.gz`, urlArgument: null })),
    ...netboot
      .slice(5)
      .map((folder) => ({ kernel: `${folder}/vmlinuz`, initrd: `${folder}/initrd.gz`, urlArgument: null })),
    { kernel: `boot/${arch}/loader/linux`, initrd: `boot/${arch}/loader/initrd`, urlArgument: "install" },
    { kernel: `boot/${arch}/linux`, initrd: `boot/${arch}/initrd`, urlArgument: "install" },
    { kernel: "images/pxeboot/vmlinuz", initrd: "images/pxeboot/initrd.img", urlArgument: "inst.repo" },
  ];
};

/**
 * Finds what is booted of a tree: by its `.treeinfo`, else where distributions keep it.
 *
 * @throws InvalidUrl, DownloadFailed, TreeNotFound
 */
export async function findTree(text: string, arch: string, signal?: AbortSignal): Promise<FoundTree> {
  const url = checkedUrl(text).href.replace(/\/+$/, "");
  for (const name of [".treeinfo", "treeinfo"]) {
    const info = await textOrNull(`${url}/${name}`, signal);
    const told = info === null ? null : imagesIn(info, arch);
    if (told)
      return { url, kernel: `${url}/${told.kernel}`, initrd: `${url}/${told.initrd}`, urlArgument: "inst.repo" };
  }
  for (const { kernel, initrd, urlArgument } of usualPlaces(arch)) {
    if (!(await isThere(`${url}/${kernel}`, signal))) continue;
    return { url, kernel: `${url}/${kernel}`, initrd: `${url}/${initrd}`, urlArgument };
  }
  throw new TreeNotFound({ url, arch });
}

/** What a `.treeinfo` says is booted on an architecture. @source productmd, treeinfo-1.x, sections `images-ARCH` */
export function imagesIn(treeinfo: string, arch: string): { readonly kernel: string; readonly initrd: string } | null {
  const values = new Map<string, string>();
  let section = "";
  for (const line of treeinfo.split("\n")) {
    section = /^\[(.+)\]\s*$/.exec(line)?.[1] ?? section;
    const [, key, value] = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) values.set(`${section} ${key}`, value);
  }
  const kernel = values.get(`images-${arch} kernel`);
  const initrd = values.get(`images-${arch} initrd`);
  return kernel === undefined || initrd === undefined ? null : { kernel, initrd };
}
