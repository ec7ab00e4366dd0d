import type { OperatingSystem } from "../operating-system.ts";
import type { OsDatabase } from "../os-database.ts";
import type { TreeDetector } from "./detect-install-tree.ts";
import { type IniFile, readIniFile } from "./ini-file.ts";
import { libvirtArch } from "./libvirt-arch.ts";
import { releaseOf } from "./release-of.ts";

/** Families whose trees may be newer than the database, and what their short ids begin with. */
const families: readonly (readonly [RegExp, string])[] = [
  [/Fedora/, "fedora"],
  [/Red Hat Enterprise Linux|RHEL/, "rhel"],
  [/CentOS/, "centos"],
  [/Scientific/, "scientificlinux"],
  [/AlmaLinux/, "almalinux"],
  [/Rocky/, "rocky"],
  [/SUSE Linux Enterprise Desktop/, "sled"],
  [/SUSE Linux Enterprise/, "sle"],
  [/openSUSE/, "opensuse"],
];

/** A tree with a `.treeinfo`, or a `treeinfo` where a server hides files that begin with a dot. */
export const treeinfoTree: TreeDetector = async (_source, text, db) => {
  const content = (await text(".treeinfo")) ?? (await text("treeinfo"));
  const treeinfo = content === null ? undefined : readIniFile(content);
  const general = treeinfo?.get("general");
  if (!treeinfo || !general) return null;
  const fact = (name: string) => general.get(name) || null;
  const facts = { family: fact("family"), variant: fact("variant"), version: fact("version"), arch: fact("arch") };
  if (facts.family === null) return null;
  const detected = db.detectTree(facts);
  const images = imagesOf(treeinfo, facts.arch);
  const kernel = images?.get("kernel") ?? detected?.tree.kernel;
  const initrd = images?.get("initrd") ?? detected?.tree.initrd;
  return {
    os: detected?.os ?? newest(db, facts.family, facts.version, fact("name")),
    kind: "treeinfo",
    arch: libvirtArch(facts.arch),
    boot: kernel && initrd ? [{ kernel, initrd }] : [],
    bootIso: images?.get("boot.iso") ?? detected?.tree.bootIso ?? null,
  };
};

const imagesOf = (treeinfo: IniFile, arch: string | null) =>
  treeinfo.get(`images-${arch?.toLowerCase()}`) ?? [...treeinfo].find(([name]) => name.startsWith("images-"))?.[1];

/** The database has no such release: the latest before it. */
function newest(db: OsDatabase, family: string, version: string | null, name: string | null): OperatingSystem | null {
  if (name?.includes("openSUSE Tumbleweed")) return db.find("opensusetumbleweed") ?? null;
  const prefix = families.find(([pattern]) => pattern.test(family))?.[1];
  if (prefix === undefined) return null;
  return (version && releaseOf(db, prefix, version)) || (db.find(`${prefix}-unknown`) ?? null);
}
