import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFileSource } from "./file-source.ts";
import type { IsoEntry } from "./iso-entry.ts";
import type { IsoImage } from "./iso-image.ts";
import { openIso } from "./open-iso.ts";

const run = promisify(execFile);
const deep = "a/b/c/d/e/f/g/h/i/j/k";
const long = `${"long-name-".repeat(20)}.txt`;
const files: Record<string, string> = {
  "dists/bookworm/Release": "Suite: stable\n",
  [`${deep}/deep.txt`]: "deep",
  [long]: "long",
  "Größe/Übung.txt": "unicode",
  "boot/loader.img": "x".repeat(2048),
};

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "hob-iso-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, "tree", path)), { recursive: true });
    await writeFile(join(root, "tree", path), text);
  }
  await symlink("dists/bookworm", join(root, "tree/stable"));
  await symlink("/boot/../dists", join(root, "tree/boot/back"));
  await symlink("loop", join(root, "tree/loop"));
});
afterAll(() => rm(root, { recursive: true }));

async function made<T>(options: readonly string[], use: (iso: IsoImage) => Promise<T>): Promise<T> {
  const path = join(root, "made.iso");
  await rm(path, { force: true });
  await run("xorriso", [
    "-as",
    "mkisofs",
    "-V",
    "Test 1",
    "-sysid",
    "LINUX",
    ...options,
    "-o",
    path,
    join(root, "tree"),
  ]);
  const source = await openFileSource(path);
  try {
    return await use(await openIso(source));
  } finally {
    await source.close();
  }
}

const textAt = async (iso: IsoImage, path: string) => {
  const entry = await iso.find(path);
  return entry && Buffer.from(await iso.read(entry)).toString();
};

describe("an image of xorriso", () => {
  it("is read with the names of Rock Ridge: long, deep, in Unicode, through links", () =>
    made(["-R", "-J", "-joliet-long"], async (iso) => {
      for (const [path, text] of Object.entries(files)) expect(await textAt(iso, path), path).toBe(text);
      expect(await textAt(iso, "/stable/Release")).toBe("Suite: stable\n");
      expect(await textAt(iso, "/boot/back/bookworm/Release")).toBe("Suite: stable\n");
      expect(await iso.find("/loop")).toBeNull();
      const listed = await iso.list("/");
      expect(listed.find(({ name }) => name === "stable")).toMatchObject({ kind: "link", target: "dists/bookworm" });
      expect(listed.map(({ name }) => name)).toContain(long);
    }));

  it("is read with Joliet's names where there is no Rock Ridge", () =>
    made(["-J", "--norock"], async (iso) => {
      expect(await textAt(iso, "Größe/Übung.txt")).toBe("unicode");
      expect(await textAt(iso, "dists/bookworm/release")).toBe("Suite: stable\n");
    }));

  it("is read with plain names where there is nothing else", () =>
    made(["--norock", "-iso-level", "1"], async (iso) => {
      expect(await textAt(iso, "/dists/bookworm/release")).toBe("Suite: stable\n");
      expect((await iso.list("/boot")).map(({ name }: IsoEntry) => name)).toContain("loader.img");
    }));

  it("says that it starts a machine where it does", async () => {
    const boot = ["-b", "boot/loader.img", "-no-emul-boot"];
    expect(
      await made(["-R", ...boot], async ({ isBootable, volumeId, systemId }) => [isBootable, volumeId, systemId]),
    ).toEqual([true, "Test 1", "LINUX"]);
    expect(await made(["-R"], async ({ isBootable }) => isBootable)).toBe(false);
  });
});
