import { type Sshd, startSshd } from "@hob/beds";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { openSsh, PinnedHostKeys, type SshConnection, type SshOptions } from "./index.ts";

let bed: Sshd;
beforeAll(async () => {
  bed = await startSshd({ users: { ann: "open sesame" } });
});
afterAll(() => bed.stop());

/** What lets root in. */
async function options(): Promise<SshOptions> {
  const hostKeys = new PinnedHostKeys({ [`[${bed.host}]:${bed.port}`]: await bed.hostKey() });
  return { hostKeys, identities: [{ privateKey: bed.identity }] };
}

async function open(user = "root"): Promise<SshConnection> {
  const connection = await openSsh({ host: bed.host, port: bed.port, user }, await options());
  onTestFinished(() => connection.close());
  return connection;
}

it("runs a program with the arguments as they are, whatever characters they have", async () => {
  const connection = await open();
  const words = ["", " ", "it's", "a\\b\\", "$HOME", "`id`", '"', "*", "~", "-n", "x;y&z|w", "ä\nü", "!1", "a=b"];
  const { code, stdout } = await connection.run("printf", ["<%s>", ...words]);
  expect([code, stdout]).toEqual([0, words.map((word) => `<${word}>`).join("")]);
});

it("tells output, errors and how the program ended apart", async () => {
  const connection = await open();
  expect(await connection.run("sh", ["-c", "echo out; echo err >&2; exit 7"])).toEqual({
    code: 7,
    signal: null,
    stdout: "out\n",
    stderr: "err\n",
  });
  expect(await connection.run("sh", ["-c", "kill -KILL $$"])).toMatchObject({ code: null, signal: "SIGKILL" });
  expect(await connection.run("cat", [], { input: "ab" })).toMatchObject({ stdout: "ab" });
  expect(await connection.run("sh", ["-c", 'echo "$X"'], { env: { X: "a b" } })).toMatchObject({ stdout: "a b\n" });
});

it("runs thirty programs at a time, though the server lets ten in", async () => {
  const connection = await open();
  const results = await Promise.all(
    Array.from({ length: 30 }, (_, index) => connection.run("sh", ["-c", `sleep 0.05; echo ${index}`])),
  );
  expect(results.map(({ stdout }) => Number(stdout))).toEqual(Array.from({ length: 30 }, (_, index) => index));
});

it("reads, writes and looks at files", async () => {
  const connection = await open("ann");
  const files = await connection.files();
  const home = join(bed.directory, "ann");
  expect(await files.realPath(".")).toBe(home);
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
  await files.write("notes", bytes, { mode: 0o600 });
  expect((await readFile(join(home, "notes"))).equals(bytes)).toBe(true);
  expect((await files.read("notes")).equals(bytes)).toBe(true);
  const there = await stat(join(home, "notes"));
  expect(await files.stat("notes")).toEqual({
    kind: "file",
    size: 300_000,
    mode: 0o600,
    uid: 5000,
    gid: there.gid,
    modifiedMs: Math.floor(there.mtimeMs / 1000) * 1000,
  });
  await files.remove("notes");
  await expect(files.read("notes")).rejects.toThrow(`There is no 'notes' on '${bed.host}'.`);
  await writeFile(join(bed.directory, "secret"), "s", { mode: 0o600 });
  await expect(files.read(join(bed.directory, "secret"))).rejects.toMatchObject({ kind: "denied" });
});
