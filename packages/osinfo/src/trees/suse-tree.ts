import type { OperatingSystem } from "../operating-system.ts";
import type { OsDatabase } from "../os-database.ts";
import type { TreeDetector } from "./detect-install-tree.ts";
import { libvirtArch } from "./libvirt-arch.ts";
import { releaseOf } from "./release-of.ts";

/** A tree with SUSE's `content`, or its later `media.1/products`. */
export const suseTree: TreeDetector = async (_source, text, db) => {
  const content = await text("content");
  const products = content === null ? await text("media.1/products") : null;
  const product = content === null ? productOfProducts(products) : productOfContent(content);
  if (!product || !/suse|sles|sled/i.test(product.name)) return null;
  const os = systemOf(db, product.name, product.version);
  return { os, kind: "suse", arch: libvirtArch(product.arch), boot: bootOf(product.arch, os), bootIso: null };
};

interface Product {
  readonly name: string;
  readonly version: string;
  readonly arch: string | null;
}

/** Lines of a key and a value: `LABEL openSUSE 11.4`, `DISTRO cpe:/o:opensuse:opensuse:13.2,openSUSE`. */
function productOfContent(content: string): Product | null {
  const facts = new Map<string, string>();
  for (const line of content.split(/\r?\n/)) {
    const [, key, value] = /^([A-Z]+)\s+(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) facts.set(key, value);
  }
  const [cpe = "", label = ""] = (facts.get("DISTRO") ?? "").split(/,(.*)/);
  const name = facts.get("LABEL") ?? label;
  if (!name) return null;
  const stated = facts.get("VERSION")?.split("-")[0] ?? "";
  const arch = facts.get("BASEARCHS") ?? facts.get("DEFAULTBASE") ?? facts.get("REPOID")?.split("/").at(-1) ?? null;
  return {
    name,
    version: stated || (cpe.split(":")[4] ?? ""),
    arch: arch?.includes("i586-x86_64") ? "x86_64" : (arch?.trim().split(/\s+/).at(-1) ?? null),
  };
}

/** `/ openSUSE-Leap 15.0-1`. */
function productOfProducts(products: string | null): Product | null {
  const [, name, version] = /^\/\s+(\S+)\s+(\d[\d.]*)/m.exec(products ?? "") ?? [];
  return name === undefined || version === undefined ? null : { name, version, arch: null };
}

/** `SUSE Linux Enterprise Server 11 SP4` is `sles11sp4`. */
function systemOf(db: OsDatabase, name: string, version: string): OperatingSystem | null {
  if (/tumbleweed/i.test(name)) return db.find("opensusetumbleweed") ?? null;
  if (!/enterprise|sles|sled/i.test(name)) return releaseOf(db, "opensuse", version);
  const prefix = /desktop|sled/i.test(name) ? "sled" : "sles";
  const [, major = version.split(".")[0] ?? "", pack = version.split(".")[1]] =
    /(\d+)(?:\s+SP(\d+))?\s*$/i.exec(name) ?? [];
  for (let update = Number(pack ?? 0); update > 0; update -= 1) {
    const found = db.find(`${prefix}${major}sp${update}`);
    if (found) return found;
  }
  return db.find(`${prefix}${major}`) ?? null;
}

function bootOf(arch: string | null, os: OperatingSystem | null): { kernel: string; initrd: string }[] {
  const tree = arch === null ? "x86_64" : arch.replace(/^i[4-9]86$/, "i386");
  const wide = tree === "x86_64" ? "64" : "";
  const pair = (kernel: string, initrd: string) => ({ kernel, initrd });
  const isEleven = /^sle[sd]11/.test(os?.shortId ?? "");
  return [
    ...(isEleven && tree === "s390x" ? [pair("boot/s390x/vmrdr.ikr", "boot/s390x/initrd")] : []),
    ...(isEleven && tree === "ppc64" ? [pair("suseboot/linux64", "suseboot/initrd64")] : []),
    pair(`boot/${tree}/loader/linux`, `boot/${tree}/loader/initrd`),
    pair(`boot/${tree}/linux`, `boot/${tree}/initrd`),
    pair(`boot/loader/linux${wide}`, `boot/loader/initrd${wide}`),
  ];
}
