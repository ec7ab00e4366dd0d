import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The source package that the facts are read from. The digest is that of what libvirt's makers released. */
export const sourcePackage = {
  package: "libvirt",
  version: "9.0.0",
  debianVersion: "9.0.0-4+deb12u2",
  tarball: "libvirt_9.0.0.orig.tar.xz",
  sha256: "deca5cff1b7baac297bca9663907c61f71a47183371dc7ac019c107806d5435a",
};

/** The machine's own package sources, asked for sources instead of programs. */
function sourceLists() {
  const directory = "/etc/apt/sources.list.d";
  const read = (path) => {
    try {
      return readFileSync(path, "utf8");
    } catch (error) {
      if (error.code === "ENOENT") return "";
      throw error;
    }
  };
  const names = readdirSync(directory);
  const classic = [
    read("/etc/apt/sources.list"),
    ...names.filter((name) => name.endsWith(".list")).map((name) => read(join(directory, name))),
  ]
    .join("\n")
    .split("\n")
    .filter((line) => /^deb\s/.test(line))
    .map((line) => line.replace(/^deb\s/, "deb-src "))
    .join("\n");
  const stanzas = names
    .filter((name) => name.endsWith(".sources"))
    .map((name) => read(join(directory, name)).replaceAll(/^Types:.*$/gm, "Types: deb-src"));
  return {
    "hob.list": `${classic}\n`,
    ...Object.fromEntries(stanzas.map((text, index) => [`hob-${index}.sources`, text])),
  };
}

/**
 * Fetches libvirt's sources with apt, apart from the machine's own package lists, and checks their digest.
 *
 * @returns where they are unpacked, and what removes them.
 */
export function fetchLibvirtSource() {
  const directory = mkdtempSync(join(tmpdir(), "hob-libvirt-source-"));
  const remove = () => rmSync(directory, { recursive: true });
  try {
    for (const name of ["parts", "lists/partial", "cache/archives/partial"])
      mkdirSync(join(directory, name), { recursive: true });
    for (const [name, text] of Object.entries(sourceLists())) writeFileSync(join(directory, "parts", name), text);
    const options = {
      "Dir::Etc::SourceList": "/dev/null",
      "Dir::Etc::SourceParts": join(directory, "parts"),
      "Dir::State::Lists": join(directory, "lists"),
      "Dir::Cache": join(directory, "cache"),
      "APT::Sandbox::User": "root",
    };
    const apt = (...args) =>
      execFileSync(
        "apt-get",
        [...Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]), ...args],
        {
          cwd: directory,
          stdio: ["ignore", "ignore", "inherit"],
        },
      );
    apt("update");
    apt("source", "--download-only", `${sourcePackage.package}=${sourcePackage.debianVersion}`);
    const tarball = join(directory, sourcePackage.tarball);
    const digest = createHash("sha256").update(readFileSync(tarball)).digest("hex");
    if (digest !== sourcePackage.sha256) {
      throw new Error(`${sourcePackage.tarball} has the digest ${digest}: expected ${sourcePackage.sha256}.`);
    }
    execFileSync("tar", ["--extract", "--xz", "--file", tarball], { cwd: directory });
    return { directory: join(directory, `libvirt-${sourcePackage.version}`), remove };
  } catch (error) {
    remove();
    throw error;
  }
}
