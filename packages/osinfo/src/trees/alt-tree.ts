import type { TreeDetector } from "./detect-install-tree.ts";
import { libvirtArch } from "./libvirt-arch.ts";

/** A medium of ALT Linux: its `.disk/info` says `ALT Workstation 9.1 x86_64 ...`. */
export const altTree: TreeDetector = async (_source, text, db) => {
  const info = (await text(".disk/info")) ?? "";
  if (!/\bALT\b/.test(info)) return null;
  const version = /\d+(?:\.\d+)?/.exec(info)?.[0] ?? "";
  const arch = /x86_64|i[3-6]86|aarch64|ppc64le|armh/.exec(info)?.[0];
  return {
    os: db.find(`alt${version}`) ?? db.find(`alt.p${version.split(".")[0]}`) ?? null,
    kind: "alt",
    arch: libvirtArch(arch),
    boot: [{ kernel: "syslinux/alt0/vmlinuz", initrd: "syslinux/alt0/full.cz" }],
    bootIso: null,
  };
};
