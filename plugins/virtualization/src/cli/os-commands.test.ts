import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { runCommandLine } from "@hob/cli/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import plugin from "../plugin.cli.ts";

const run = promisify(execFile);
let root: string;
const at = (name: string) => join(root, name);

/** The least that is an image: a volume descriptor, with a label. */
function image(label: string): Buffer {
  const bytes = Buffer.alloc(20 * 2048);
  const descriptor = bytes.subarray(16 * 2048, 17 * 2048);
  descriptor.write("\x01CD001\x01", 0, "latin1");
  descriptor.write(label.padEnd(32), 40, "latin1");
  descriptor.writeUInt16LE(2048, 128);
  bytes.write("\xFFCD001\x01", 17 * 2048, "latin1");
  return bytes;
}

const os = (name: string, label: string) =>
  `<libosinfo><os id="http://example.org/${name}"><short-id>${name}</short-id><name>${name}</name>
   <media arch="x86_64"><iso><volume-id>^${label}$</volume-id></iso><kernel>k</kernel><initrd>i</initrd></media></os></libosinfo>`;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "hob-os-"));
  await mkdir(at("system/os/example.org"), { recursive: true });
  await writeFile(at("system/os/example.org/one.xml"), os("one", "ONE"));
  await writeFile(at("one.iso"), image("ONE"));
  await writeFile(at("other.iso"), image("OTHER"));
  await writeFile(at("text.iso"), "hello");
  await mkdir(at("release/osinfo-db-20990101/os/example.org"), { recursive: true });
  await writeFile(at("release/osinfo-db-20990101/VERSION"), "20990101\n");
  await writeFile(at("release/osinfo-db-20990101/os/example.org/two.xml"), os("two", "OTHER"));
  await run("tar", [
    "--create",
    "--gzip",
    "--file",
    at("release.tar.gz"),
    "--directory",
    at("release"),
    "osinfo-db-20990101",
  ]);
});
afterAll(() => rm(root, { recursive: true }));

function hob(...words: string[]) {
  const env = {
    OSINFO_SYSTEM_DIR: at("system"),
    OSINFO_LOCAL_DIR: at("local"),
    OSINFO_USER_DIR: at("user"),
    XDG_CACHE_HOME: at("cache"),
  };
  const before = Object.fromEntries(Object.keys(env).map((name) => [name, process.env[name]]));
  Object.assign(process.env, env);
  return runCommandLine([plugin], ["os", ...words]).finally(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
}

it("shows one system as an object and several as a list", async () => {
  expect(JSON.parse((await hob("show", "one", "-o", "json")).stdout)).toMatchObject({
    id: "http://example.org/one",
    shortId: "one",
    vendor: null,
    devices: [],
    resources: { x86_64: { minimum: { cpus: null, ram: null, storage: null } } },
  });
  const ids = (JSON.parse((await hob("show", "one", "one", "-o", "json")).stdout) as { shortId: string }[]).map(
    ({ shortId }) => shortId,
  );
  expect(ids).toEqual(["one", "one"]);
});

it("tells what a medium installs, by null that it is of no known system", async () => {
  expect(JSON.parse((await hob("detect", at("one.iso"), "-o", "json")).stdout)).toMatchObject({
    shortId: "one",
    id: "http://example.org/one",
    arch: "x86_64",
    isBootable: false,
    kernel: "k",
  });
  expect(JSON.parse((await hob("detect", at("other.iso"), "-o", "json")).stdout)).toMatchObject({
    shortId: null,
    id: null,
    volumeId: "OTHER",
  });
  expect((await hob("detect", at("one.iso"))).stdout).toMatch(/^Id: +one$/m);
});

it.each([
  ["text.iso", "is no installation medium: it has only 5 bytes.", 2],
  ["none.iso", "cannot be read: there is no such file.", 3],
  ["system", "is no installation medium: it is no installation tree that is known.", 2],
])("says in a line why %s is none", async (name, reason, exit) => {
  const { code, stdout, stderr } = await hob("detect", at(name), "-o", "json");
  expect([code, stdout, stderr.split("\n")[0]]).toEqual([exit, "", `hob: '${at(name)}' ${reason}`]);
});

it("brings a release of the database, which is read from then on; a bad one changes nothing", async () => {
  const refreshed = await hob("refresh", at("release.tar.gz"), "--user");
  expect(refreshed).toEqual({
    code: 0,
    stdout: `osinfo-db 20990101 with 1 operating system is now in ${at("user")}.\n`,
    stderr: "",
  });
  const { code, stderr } = await hob("refresh", at("one.iso"), "--user");
  expect([code, stderr.split("\n")[0]]).toEqual([
    2,
    `hob: '${at("one.iso")}' is no release of osinfo-db: it holds no files.`,
  ]);
  expect(JSON.parse((await hob("detect", at("other.iso"), "-o", "json")).stdout)).toMatchObject({ shortId: "two" });
  expect((await hob("refresh", at("release.tar.gz"), "--checksum", "00")).stderr).toMatch(
    /^hob: .* has the SHA-256 checksum/,
  );
});
