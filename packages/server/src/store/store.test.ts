import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Task } from "@hob/tasks";
import { afterEach, beforeEach, expect, it } from "vitest";
import { lockDataDirectory } from "./data-directory-lock.ts";
import { openStore } from "./open-store.ts";
import { taskTable } from "./task-table.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "hob-store-"));
});
afterEach(() => rm(directory, { recursive: true }));

const task = (change: Partial<Task>): Task => ({
  id: "1",
  kind: "lamps.burn",
  title: "Burn",
  owner: "ann",
  target: { resource: "lamps", id: "hall", name: "hall" },
  state: "running",
  steps: [],
  progress: 0,
  log: [],
  input: {},
  notes: {},
  result: null,
  error: null,
  createdAt: 1,
  startedAt: null,
  finishedAt: null,
  version: 1,
  ...change,
});

it("keeps tasks as they are, newest first, and finds them by state, owner and target", async () => {
  const store = await openStore(join(directory, "hob.db"));
  const table = taskTable(store);
  await table.put(task({ id: "a", createdAt: 1 }));
  await table.put(task({ id: "b", createdAt: 2, owner: null, target: null }));
  const done = task({ id: "a", createdAt: 1, state: "succeeded", finishedAt: 10, result: { ok: true }, version: 2 });
  await table.put(done);
  const ids = async (filter?: Parameters<typeof table.list>[0]) => (await table.list(filter)).map(({ id }) => id);
  expect(await table.get("a")).toEqual(done);
  expect(await table.get("c")).toBeUndefined();
  expect(await ids()).toEqual(["b", "a"]);
  expect(await ids({ states: ["running"] })).toEqual(["b"]);
  expect(await ids({ owner: "ann" })).toEqual(["a"]);
  expect(await ids({ target: { resource: "lamps", id: "hall" } })).toEqual(["a"]);
  expect(await ids({ limit: 1 })).toEqual(["b"]);
  expect([await table.purge(10), await table.purge(11)]).toEqual([0, 1]);
  expect(await ids()).toEqual(["b"]);
  await store.destroy();
});

it("lists more tasks than SQLite's limit knows", async () => {
  const store = await openStore(":memory:");
  await taskTable(store).put(task({}));
  expect(await taskTable(store).list({ limit: Number.MAX_SAFE_INTEGER })).toHaveLength(1);
  await store.destroy();
});

it("loses nothing that was acknowledged when the process is killed", async () => {
  for (let round = 0; round < 3; round += 1) {
    const path = join(directory, `killed-${round}.db`);
    const { child, acknowledged } = startWriter(path);
    await expect.poll(() => acknowledged.length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(20);
    child.kill("SIGKILL");
    await once(child, "close");
    const store = await openStore(path);
    const kept = new Set((await taskTable(store).list({ limit: 1_000_000 })).map(({ id }) => id));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    await store.destroy();
  }
}, 60_000);

it("lets nobody change or shorten the audit log", async () => {
  const store = await openStore(":memory:");
  const entry = { at: 1, user_id: null, user_name: null, address: "::1", target: null, code: null, request_id: "1" };
  await store
    .insertInto("hob_audit")
    .values({ ...entry, operation: "lamps.toggle", status: 200 })
    .execute();
  await expect(store.updateTable("hob_audit").set({ status: 500 }).execute()).rejects.toThrow("append-only");
  await expect(store.deleteFrom("hob_audit").execute()).rejects.toThrow("append-only");
  await store.destroy();
});

it("gives the data directory to one process at a time, and takes it back from a dead one", async () => {
  const release = lockDataDirectory(directory);
  expect(() => lockDataDirectory(directory)).toThrow(`already uses the data directory '${directory}'`);
  release();
  const { child, acknowledged } = startWriter(join(directory, "hob.db"), directory);
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(() => lockDataDirectory(directory)).toThrow("Another Hob server");
  child.kill("SIGKILL");
  await once(child, "close");
  lockDataDirectory(directory)();
}, 60_000);

it("says why a data directory cannot be used", async () => {
  await writeFile(join(directory, "file"), "");
  expect(() => lockDataDirectory(join(directory, "file", "data"))).toThrow(
    `The data directory '${directory}/file/data' cannot be used: ENOTDIR`,
  );
  await mkdir(join(directory, "data", "hob.lock"), { recursive: true });
  expect(() => lockDataDirectory(join(directory, "data"))).toThrow("cannot be used: unable to open database file.");
});

it("prints no warning about SQLite", async () => {
  const { child, acknowledged } = startWriter(join(directory, "hob.db"));
  let warnings = "";
  child.stderr?.on("data", (text) => (warnings += String(text)));
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(0);
  child.kill("SIGKILL");
  await once(child, "close");
  expect(warnings).toBe("");
}, 60_000);

/** A process that writes tasks, and prints the id of each once it is acknowledged. */
function startWriter(path: string, lock = ""): { child: ChildProcess; acknowledged: string[] } {
  const script = `
    import { openStore } from ${JSON.stringify(new URL("open-store.ts", import.meta.url).href)};
    import { taskTable } from ${JSON.stringify(new URL("task-table.ts", import.meta.url).href)};
    import { lockDataDirectory } from ${JSON.stringify(new URL("data-directory-lock.ts", import.meta.url).href)};
    if (${JSON.stringify(lock)}) lockDataDirectory(${JSON.stringify(lock)});
    const table = taskTable(await openStore(${JSON.stringify(path)}));
    const task = ${JSON.stringify(task({}))};
    for (let n = 0; ; n += 1) {
      await table.put({ ...task, id: String(n), log: [{ at: n, step: null, message: "x".repeat(2000) }] });
      process.stdout.write(n + "\\n");
    }`;
  const child = spawn(process.execPath, ["--conditions=hob-source", "--input-type=module", "-e", script]);
  const acknowledged: string[] = [];
  createInterface({ input: child.stdout }).on("line", (id) => acknowledged.push(id));
  return { child, acknowledged };
}
