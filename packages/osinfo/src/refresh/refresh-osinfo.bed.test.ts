import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadOsinfo } from "../load-osinfo.ts";
import { refreshOsinfo } from "./refresh-osinfo.ts";

const run = promisify(execFile);
let root: string;
let directory: string;
let server: Server | undefined;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hob-refresh-"));
  directory = join(root, "config/osinfo");
});
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(root, { recursive: true });
});

const os = (name: string) =>
  `<libosinfo><os id="http://example.org/${name}"><short-id>${name}</short-id><name>${name}</name></os></libosinfo>`;

/** Packs files as GNU tar does; answers the archive's path. */
async function archive(name: string, files: Record<string, string>, ...options: readonly string[]): Promise<string> {
  const tree = join(root, `tree-${name}`);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), text);
  }
  const path = join(root, name);
  await run("tar", [
    "--create",
    "--auto-compress",
    "--file",
    path,
    ...options,
    "--directory",
    tree,
    ...(await readdir(tree)),
  ]);
  return path;
}

const release = (version: string, ...names: readonly string[]) =>
  Object.fromEntries([
    [`osinfo-db-${version}/VERSION`, `${version}\n`],
    ...names.map((name) => [`osinfo-db-${version}/os/example.org/${name}.xml`, os(name)]),
  ]);

const systems = async () => (await loadOsinfo({ directories: [directory] })).all().map(({ shortId }) => shortId);

it("brings a release into a directory that was not there, whatever it is packed with", async () => {
  const long = `${"long".repeat(40)}-1`;
  for (const name of ["one.tar.xz", "two.tar.gz", "three.tar"]) {
    const source = await archive(name, release("20240701", "a1", long));
    const done = await refreshOsinfo({ source, directory });
    expect(done).toMatchObject({ version: "20240701", directory, systems: 2 });
    expect(await systems()).toEqual(["a1", long]);
    expect((await readFile(join(directory, "VERSION"), "utf8")).trim()).toBe("20240701");
  }
});

it("takes away what an earlier refresh brought, and leaves alone what others have put there", async () => {
  await refreshOsinfo({ source: await archive("old.tar", release("1", "old", "both")), directory });
  await writeFile(join(directory, "os/example.org/mine.xml"), os("mine"));
  await refreshOsinfo({ source: await archive("new.tar", release("2", "both", "new")), directory });
  expect(await systems()).toEqual(["both", "mine", "new"]);
  expect(await readdir(dirname(directory))).toEqual(["osinfo"]);
});

it("replaces what a link leads to, not the link", async () => {
  await mkdir(join(root, "elsewhere"));
  await mkdir(dirname(directory));
  await symlink(join(root, "elsewhere"), directory);
  await refreshOsinfo({ source: await archive("new.tar", release("2", "new")), directory });
  expect(await readdir(join(root, "elsewhere/os/example.org"))).toEqual(["new.xml"]);
});

describe("a bad archive changes nothing", () => {
  const bad: readonly (readonly [string, string, () => Promise<string>])[] = [
    ["is no archive", "a number in a header is broken", async () => written("bad.tar", "x".repeat(2000))],
    ["is empty", "it holds no files", async () => written("bad.tar", "")],
    [
      "is cut off",
      "unexpected end of input",
      async () => {
        const path = await archive("cut.tar.xz", release("2", "new"));
        await writeFile(path, (await readFile(path)).subarray(0, -40));
        return path;
      },
    ],
    [
      "is of broken gzip data",
      "its gzip data are broken",
      async () => written("bad.tar.gz", gzipSync("x".repeat(9999)).subarray(0, 20)),
    ],
    [
      "has no version",
      "it has no 'VERSION' in a single directory",
      () => archive("bad.tar", { "osinfo-db/os/e/a.xml": os("a") }),
    ],
    ["has no systems", "it has no operating systems", () => archive("bad.tar", { "osinfo-db/VERSION": "2" })],
    [
      "leads outside",
      "the name 'osinfo-db-2/../../evil' leads elsewhere",
      () =>
        archive("bad.tar", release("2", "new"), "--transform=s,.*/new.xml,osinfo-db-2/../../evil,", "--absolute-names"),
    ],
    [
      "is absolute",
      "the name '/etc/evil' leads elsewhere",
      () => archive("bad.tar", release("2", "new"), "--transform=s,.*/new.xml,/etc/evil,", "--absolute-names"),
    ],
    [
      "has a link",
      "'osinfo-db-2/os/link' is neither a file nor a directory",
      async () => {
        await mkdir(join(root, "tree-bad.tar/osinfo-db-2/os"), { recursive: true });
        await symlink("/etc", join(root, "tree-bad.tar/osinfo-db-2/os/link"));
        return archive("bad.tar", release("2", "new"));
      },
    ],
    [
      "has a broken file",
      "its file 'os/e/a.xml' cannot be read",
      () => archive("bad.tar", { ...release("2", "new"), "osinfo-db-2/os/e/a.xml": "<os>" }),
    ],
  ];
  it.each(bad)("when it %s", async (_what, reason, make) => {
    await refreshOsinfo({ source: await archive("good.tar", release("1", "good")), directory });
    const before = await readdir(directory, { recursive: true });
    await expect(refreshOsinfo({ source: await make(), directory })).rejects.toThrow(reason);
    expect(await readdir(directory, { recursive: true })).toEqual(before);
    expect(await systems()).toEqual(["good"]);
    expect(await readdir(dirname(directory))).toEqual(["osinfo"]);
  });

  async function written(name: string, content: string | Buffer): Promise<string> {
    await writeFile(join(root, name), content);
    return join(root, name);
  }
});

it("says what is wrong with a source, a checksum, a directory", async () => {
  const source = await archive("new.tar", release("2", "new"));
  const refresh = (options: object) => refreshOsinfo({ source, directory, ...options });
  await expect(refresh({ source: join(root, "none") })).rejects.toThrow("cannot be read: there is no such file");
  await expect(refresh({ source: root })).rejects.toThrow("cannot be read: it is a directory");
  await expect(refresh({ checksum: "0".repeat(64) })).rejects.toThrow(
    /has the SHA-256 checksum [0-9a-f]{64}, not 0{64}/,
  );
  await expect(refresh({ directory: join(source, "osinfo") })).rejects.toThrow("cannot be written: it is no directory");
  await expect(refresh({ source: "https://127.0.0.1:1/a.tar" })).rejects.toThrow(
    "'https://127.0.0.1:1/a.tar' cannot be read",
  );
  if (process.getuid?.() === 0) return;
  await mkdir(directory, { recursive: true });
  await chmod(dirname(directory), 0o500);
  await expect(refresh({})).rejects.toThrow("cannot be written: permission is denied");
  await chmod(dirname(directory), 0o700);
});

it("fetches an archive without https only when it is told the checksum", async () => {
  const bytes = await readFile(await archive("new.tar.xz", release("2", "new")));
  server = createServer((_request, answer) => void answer.end(bytes));
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const source = `http://127.0.0.1:${(server.address() as AddressInfo).port}/osinfo-db.tar.xz`;
  await expect(refreshOsinfo({ source, directory })).rejects.toThrow("without https, a checksum must be given");
  const checksum = createHash("sha256").update(bytes).digest("hex");
  expect(await refreshOsinfo({ source, directory, checksum: `sha256:${checksum}` })).toMatchObject({ systems: 1 });
  expect(await systems()).toEqual(["new"]);
});

it("unpacks the whole database of this machine", async () => {
  const tree = join(root, "whole");
  await mkdir(tree);
  execFileSync("cp", ["-r", "/usr/share/osinfo", join(tree, "osinfo-db-20221203")]);
  const path = join(root, "whole.tar.xz");
  await run("tar", ["--create", "--xz", "--file", path, "--directory", tree, "osinfo-db-20221203"], {
    env: { ...process.env, XZ_OPT: "-0" },
  });
  expect((await refreshOsinfo({ source: path, directory })).systems).toBeGreaterThan(700);
});
