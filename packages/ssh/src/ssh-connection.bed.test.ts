import { type Sshd, startSshd } from "@hob/beds";
import { once } from "node:events";
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

it("runs a program that does not read all of its input, or that writes to both sides at once", async () => {
  const connection = await open();
  const input = Buffer.alloc(8 * 2 ** 20, "x");
  expect(await connection.run("head", ["-c", "3"], { input })).toEqual({
    code: 0,
    signal: null,
    stdout: "xxx",
    stderr: "",
  });
  const script = "head -c 3000000 /dev/zero >&2; cat";
  const { stdout, stderr } = await connection.run("sh", ["-c", script], { input: input.subarray(0, 3_000_000) });
  expect([stdout.length, stderr.length]).toEqual([3_000_000, 3_000_000]);
});

it("ends a program by a signal while its streams are used", async () => {
  const connection = await open("ann");
  const process = await connection.start("cat", []);
  process.stdin.write("to and fro");
  expect(String((await once(process.stdout, "data"))[0])).toBe("to and fro");
  process.kill("SIGTERM");
  expect(await process.exit).toEqual({ code: null, signal: "SIGTERM" });
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
  await bed.inside("sh", "-c", "kill $(pgrep -f '^sshd: ann')");
  await connection.closed;
  await expect(files.read("notes")).rejects.toMatchObject({ code: "ssh.connection-lost" });
});

it("says which files are missing or shut", async () => {
  const files = await (await open("ann")).files();
  await writeFile(join(bed.directory, "secret"), "s", { mode: 0o600 });
  await expect(files.isWritable("missing")).rejects.toThrow(`There is no 'missing' on '${bed.host}'.`);
  expect(await files.isWritable(join(bed.directory, "secret"))).toBe(false);
  expect(await files.isWritable(".")).toBe(true);
  await expect(files.read(join(bed.directory, "secret"))).rejects.toMatchObject({ kind: "denied" });
});
