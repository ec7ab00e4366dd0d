import type { TreeDetector } from "./detect-install-tree.ts";

/** A tree of Mageia, or of Mandriva before it: its `VERSION` begins `Mageia 8 x86_64-...`. */
export const mageiaTree: TreeDetector = async (_source, text, db) => {
  const [, name, version, rest = ""] =
    /^(Mageia|Mandriva|Mandrake)\s+(?:Linux\s+)?(\d[\d.]*)(.*)/i.exec((await text("VERSION")) ?? "") ?? [];
  if (name === undefined || version === undefined) return null;
  const arch = /i[3-6]86/.test(rest) ? "i686" : /aarch64/.test(rest) ? "aarch64" : "x86_64";
  const directory = arch === "i686" ? "i586" : arch;
  return {
    os: db.find(`${name.toLowerCase()}${version}`) ?? null,
    kind: "mageia",
    arch,
    boot: [
      { kernel: `isolinux/${directory}/vmlinuz`, initrd: `isolinux/${directory}/all.rdz` },
      { kernel: "isolinux/alt0/vmlinuz", initrd: "isolinux/alt0/all.rdz" },
    ],
    bootIso: null,
  };
};
