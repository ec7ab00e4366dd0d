import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeIso } from "@hob/iso9660";
import { detectLocation, NoInstallMedium } from "../detect-location.ts";
import { loadOsinfo } from "../load-osinfo.ts";
import type { OsDatabase } from "../os-database.ts";
import { detectInstallTree } from "./detect-install-tree.ts";
import type { TreeSource } from "./tree-source.ts";

let root: string;
let db: OsDatabase;
let server: Server | undefined;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hob-trees-"));
  const system = (shortId: string, distro: string, inside = "") =>
    `<os id="http://example.org/${shortId}"><short-id>${shortId}</short-id><name>${shortId}</name><distro>${distro}</distro>${inside}</os>`;
  const treeinfo = (family: string, version: string) =>
    `<tree arch="x86_64"><treeinfo><family>${family}</family><version>${version}</version><arch>x86_64</arch></treeinfo></tree>`;
  const systems = [
    system("fedora36", "fedora", treeinfo("Fedora", "^36$")),
    system("fedora-unknown", "fedora"),
    system("rhel8.6", "rhel"),
    system("rhel8-unknown", "rhel"),
    system("sles12sp3", "sles"),
    system("opensuse13.2", "opensuse"),
    system("opensusetumbleweed", "opensuse"),
    system("debian11", "debian", "<codename>bullseye</codename>"),
    system("debiantesting", "debian"),
    system("ubuntu22.04", "ubuntu", "<codename>Jammy Jellyfish</codename>"),
    system("mageia8", "mageia"),
    system("alt9.1", "altlinux"),
  ];
  await put("db/os/e/all.xml", `<libosinfo>${systems.join("")}</libosinfo>`);
  db = await loadOsinfo({ directories: [join(root, "db")] });
  expect(db.problems).toEqual([]);
});
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(root, { recursive: true });
});

async function put(path: string, content: string | Uint8Array): Promise<string> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
  return join(root, path);
}

function detect(files: Record<string, string>, location = "/srv/tree", isMedium = false) {
  const source: TreeSource = {
    location,
    isMedium,
    read: async (path) => (files[path] === undefined ? null : Buffer.from(files[path])),
  };
  return detectInstallTree(source, db);
}

const told = async (...input: Parameters<typeof detect>) => {
  const tree = await detect(...input);
  return tree && [tree.os?.shortId ?? null, tree.arch, tree.boot[0]?.kernel, tree.boot[0]?.initrd];
};

const treeinfo = (family: string, version: string, more = "") => ({
  ".treeinfo": `; a comment\n[general]\nfamily = ${family}\nversion=${version}\narch: x86_64\n${more}
[images-x86_64]\nkernel = images/pxeboot/vmlinuz\ninitrd = images/pxeboot/initrd.img\nboot.iso = images/boot.iso\n`,
});
const pxeboot = ["x86_64", "images/pxeboot/vmlinuz", "images/pxeboot/initrd.img"];

describe("a tree with a .treeinfo", () => {
  it.each([
    ["Fedora", "36", "fedora36"],
    ["Fedora", "99", "fedora-unknown"],
    ["Fedora", "Rawhide", "fedora-unknown"],
    ["Red Hat Enterprise Linux", "8.6", "rhel8.6"],
    ["Red Hat Enterprise Linux", "8.10", "rhel8.6"],
    ["Red Hat Enterprise Linux", "8.3", "rhel8-unknown"],
    ["openSUSE", "13.2", "opensuse13.2"],
    ["Something Else", "1", null],
  ])("of %s %s is %s", async (family, version, shortId) => {
    expect(await told(treeinfo(family, version))).toEqual([shortId, ...pxeboot]);
  });

  it("is known where servers hide names with a dot, and by its name where it rolls", async () => {
    expect(await told({ treeinfo: treeinfo("Fedora", "36")[".treeinfo"] })).toEqual(["fedora36", ...pxeboot]);
    const rolling = treeinfo("openSUSE", "20240101", "name = openSUSE Tumbleweed");
    expect((await detect(rolling))?.os?.shortId).toBe("opensusetumbleweed");
    expect((await detect(treeinfo("Fedora", "36")))?.bootIso).toBe("images/boot.iso");
  });
});

const manifest = (name: string) => `netboot/${name}-installer/amd64/linux -- kernel for ${name}\n`;

it.each([
  [
    "SUSE's content of openSUSE",
    {
      content:
        "CONTENTSTYLE 11\nDISTRO cpe:/o:opensuse:opensuse:13.2,openSUSE\nREPOID obsproduct://x/13.2/repo/oss/i586-x86_64\n",
    },
    ["opensuse13.2", "x86_64", "boot/x86_64/loader/linux", "boot/x86_64/loader/initrd"],
  ],
  [
    "SUSE's content of SLES",
    {
      content:
        "DISTRO cpe:/o:suse:sles:12:sp5,SUSE Linux Enterprise Server 12 SP5\nREPOID obsproduct://x/SLES/12.5/DVD/aarch64\n",
    },
    ["sles12sp3", "aarch64", "boot/aarch64/loader/linux", "boot/aarch64/loader/initrd"],
  ],
  [
    "Mageia's version",
    { VERSION: "Mageia 8 x86_64-1 20210220" },
    ["mageia8", "x86_64", "isolinux/x86_64/vmlinuz", "isolinux/x86_64/all.rdz"],
  ],
  [
    "ALT's information",
    { ".disk/info": "ALT Workstation 9.1 x86_64 build 2020" },
    ["alt9.1", "x86_64", "syslinux/alt0/vmlinuz", "syslinux/alt0/full.cz"],
  ],
])("knows a tree by %s", async (_what, files, expected) => {
  expect(await told(files as unknown as Record<string, string>)).toEqual(expected);
});

it.each([
  ["http://e/debian/dists/bullseye/main/installer-amd64/", "current/images", "debian", "debian11", "x86_64", "amd64"],
  ["http://e/debian/dists/trixie/main/installer-arm64", "current/images", "debian", null, "aarch64", "arm64"],
  [
    "http://e/ubuntu/dists/jammy/main/installer-amd64/",
    "current/legacy-images",
    "ubuntu",
    "ubuntu22.04",
    "x86_64",
    "amd64",
  ],
  ["http://e/daily-images/amd64/", "daily", "debian", "debiantesting", "x86_64", "amd64"],
])("knows the installer at %s", async (location, images, name, shortId, arch, own) => {
  const root = `${images}/netboot/${name}-installer/${own}`;
  const files = { [`${images}/MANIFEST`]: manifest(name) };
  expect(await told(files, location)).toEqual([shortId, arch, `${root}/linux`, `${root}/initrd.gz`]);
});

it("is nothing where nothing is known", async () => {
  expect(await detect({ "index.html": "<html>", ".treeinfo": "[general]\nname=x", VERSION: "1" })).toBeNull();
});

describe("a location", () => {
  const files = { "dists/x": "", ".disk/info": `Debian GNU/Linux 11.5.0 "Bullseye" - Official amd64 NETINST` };
  const iso = writeIso({
    volumeId: "OWN BUILD",
    files: Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
  });

  it("is a medium, whose tree tells what the database does not know by its ids", async () => {
    const detected = await detectLocation(await put("own.iso", iso), db);
    expect(detected).toMatchObject({
      kind: "iso",
      os: { shortId: "debian11" },
      media: null,
      volume: { volumeId: "OWN BUILD" },
    });
    expect(detected.tree?.boot).toEqual([{ kernel: "install.amd/vmlinuz", initrd: "install.amd/initrd.gz" }]);
  });

  it("is a directory, or names one of a web server, or a medium there", async () => {
    await put("tree/.treeinfo", treeinfo("Fedora", "36")[".treeinfo"]);
    expect((await detectLocation(join(root, "tree"), db)).os?.shortId).toBe("fedora36");
    server = createServer((request, answer) => {
      const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? "");
      if (request.url === "/tree/.treeinfo") answer.end(treeinfo("Fedora", "36")[".treeinfo"]);
      else if (request.url === "/own.iso" && range) {
        const part = iso.subarray(Number(range[1]), Number(range[2]) + 1);
        const where = `bytes ${range[1]}-${Number(range[1]) + part.length - 1}/${iso.length}`;
        answer.writeHead(206, { "content-range": where }).end(part);
      } else if (request.url?.endsWith("/")) answer.end("<html>a list of files</html>");
      else answer.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect((await detectLocation(`${url}/tree/`, db)).os?.shortId).toBe("fedora36");
    expect((await detectLocation(`${url}/tree`, db)).os?.shortId).toBe("fedora36");
    expect((await detectLocation(`${url}/own.iso`, db)).os?.shortId).toBe("debian11");
    await expect(detectLocation(`${url}/none.iso`, db)).rejects.toThrow("the server answers 404 Not Found");
    await expect(detectLocation(`${url}/other/`, db)).rejects.toThrow(NoInstallMedium);
  });

  it("is refused with a reason where nothing can be installed from it", async () => {
    await expect(detectLocation(await put("a.txt", "hello"), db)).rejects.toThrow(
      `'${join(root, "a.txt")}' is no installation medium: it has only 5 bytes.`,
    );
    await expect(detectLocation(root, db)).rejects.toThrow("it is no installation tree that is known");
    await expect(detectLocation(join(root, "none"), db)).rejects.toThrow("cannot be read: there is no such file");
  });
});
