import { agentSystem, bootableImage, type Bed } from "@hob/beds";
import { isFinished, type Task } from "@hob/tasks";
import { mebibytes } from "@hob/units";
import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BuildRequest } from "./build-request.ts";
import { BuildBed, small } from "./testing/build-bed.ts";
import { type Death, liveOnce } from "./testing/builder-life.ts";
import { storedTasks } from "./testing/file-task-store.ts";
import { type MisbehavingServer, startMisbehavingServer } from "./testing/misbehaving-server.ts";

let kit: BuildBed;
let bed: Bed;
let server: MisbehavingServer;
let image: Buffer;
beforeAll(async () => {
  [kit, server] = await Promise.all([BuildBed.start(), startMisbehavingServer()]);
  ({ bed } = kit);
  // More than what is written down at a time, so that a process can die in the middle of it.
  image = Buffer.concat([await readFile(await bootableImage()), Buffer.alloc(80 * 2 ** 20, 1)]);
});
afterAll(async () => {
  await kit?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
});

const lines = (text: string) => text.split("\n").filter(Boolean).sort();
const pools = async () => lines(await bed.virsh("pool-list", "--all", "--name"));
const guests = async () => lines(await bed.virsh("list", "--all", "--name"));
const nvrams = async () => lines(await bed.inside("ls", "/var/lib/libvirt/qemu/nvram").catch(() => ""));

/** What a host has before a build: no pool, no guest, and its network is off. */
async function removePools(): Promise<void> {
  for (const name of await pools()) {
    await bed.virsh("pool-destroy", name).catch(() => undefined);
    await bed.virsh("pool-undefine", name);
  }
}
beforeEach(async () => {
  await removePools();
  await bed.virsh("net-destroy", "default");
});
afterEach(async () => {
  server.files.clear();
  if ((await pools()).includes("default")) await kit.clear();
  await removePools();
  await bed.virsh("net-start", "default").catch(() => undefined);
});

/** The files in the folder of the pool that builds make where there is none. */
const folder = async () => lines(await bed.inside("ls", "/var/lib/libvirt/images"));

/** One process begins the build and dies, the next one finds what it left; gives the task as that one left it. */
async function killed(request: BuildRequest, death: Death): Promise<Task> {
  const store = join(bed.directory, `tasks-${randomUUID()}.json`);
  const life = { uri: bed.uri, store };
  const first = await liveOnce({ ...life, request: { ...small, ...request }, death });
  expect([first.code, first.signal, first.stderr]).toEqual([null, "SIGKILL", ""]);
  const [left, ...others] = storedTasks(store);
  expect(others).toEqual([]);
  expect(left?.state).toBe("running");
  expect(left?.steps.find(({ state }) => state === "running")?.id).toBe(death.step);
  const next = await liveOnce(life);
  expect([next.code, next.signal, next.stderr]).toEqual([0, null, ""]);
  const task = storedTasks(store)[0]!;
  expect(isFinished(task.state)).toBe(true);
  return task;
}

/** What a task says of the death of its process. */
const said = ({ log }: Task) =>
  log.map(({ message }) => message).filter((line) => /had stopped|gone on with/.test(line));

async function expectBuilt(task: Task, { step }: Death, name: string): Promise<void> {
  const title = task.steps.find(({ id }) => id === step)?.title;
  expect(task).toMatchObject({ state: "succeeded", error: null });
  expect(said(task)).toEqual([`The server had stopped; '${title}' is gone on with.`]);
  expect([await guests(), await pools(), await folder()]).toEqual([[name], ["default"], [`${name}.qcow2`]]);
  expect(lines(await bed.virsh("list", "--name"))).toEqual([name]);
}

async function expectTakenBack(task: Task, states: readonly Task["state"][]): Promise<void> {
  expect(states).toContain(task.state);
  expect([await guests(), await pools(), await folder(), await nvrams()]).toEqual([[], [], [], []]);
  expect(task.steps.map(({ state }) => state).filter((state) => state !== "undone" && state !== "waiting")).toEqual([]);
}

describe("a build from a URL, with a first boot, that is waited for, when its process is killed", () => {
  const password = "correct horse battery";
  const request = (): BuildRequest => {
    server.files.set("/a.qcow2", { bytes: image });
    return {
      name: "doomed",
      source: {
        kind: "url",
        url: `${server.url}/a.qcow2`,
        checksum: `sha256:${createHash("sha256").update(image).digest("hex")}`,
      },
      disk: { size: mebibytes(256) },
      firstBoot: { kind: "cloud-init", hostname: "told", users: [{ name: "ada", password }] },
      wait: "address",
    };
  };

  // Until the seed with its password is on the host, it is in the memory of the process alone.
  test.each<Death>([
    { step: "prepare-pool", at: "begin" },
    { step: "prepare-pool", at: "middle", call: "definePool" },
    { step: "prepare-network", at: "begin" },
    { step: "prepare-network", at: "middle", call: "start" },
    { step: "write-media", at: "begin" },
    { step: "write-media", at: "middle", call: "createVolume" },
  ])("in %j, is taken back by the next one, because the password is lost", async (death) => {
    const task = await killed(request(), death);
    await expectTakenBack(task, death.step === "write-media" ? ["interrupted"] : ["failed"]);
    const words = [task.error?.message, ...task.log.map(({ message }) => message)].join("\n");
    expect(words).toMatch(/only in the memory of the server|before the secrets of 'doomed' reached the host/);
    expect(JSON.stringify(task)).not.toContain(password);
  });

  test.each<Death>([
    { step: "allocate-disk", at: "begin" },
    { step: "allocate-disk", at: "middle", call: "createVolume" },
    { step: "allocate-disk", at: "middle", fetched: 2 ** 20 },
    { step: "allocate-disk", at: "middle", call: "resize" },
    { step: "define-guest", at: "begin" },
    { step: "define-guest", at: "middle", call: "defineGuest" },
    { step: "start-guest", at: "begin" },
    { step: "start-guest", at: "middle", call: "start" },
    { step: "start-guest", at: "middle", call: "resume" },
    { step: "wait-for-guest", at: "begin" },
    { step: "wait-for-guest", at: "middle", call: "addresses" },
    { step: "forget-first-boot", at: "begin" },
    { step: "forget-first-boot", at: "middle", call: "defineGuest" },
    { step: "forget-first-boot", at: "middle", call: "wipe" },
    { step: "forget-first-boot", at: "middle", call: "delete" },
  ])("in %j, is gone on with by the next one", async (death) => {
    const task = await killed(request(), death);
    await expectBuilt(task, death, "doomed");
    expect(task.notes).toMatchObject({ reached: true, wiped: ["/var/lib/libvirt/images/doomed-seed.iso"] });
    expect(await bed.virsh("dumpxml", "doomed")).not.toContain("seed.iso");
    expect(await bed.virsh("dumpxml", "doomed", "--inactive")).not.toContain("seed.iso");
    expect(JSON.stringify(task)).not.toContain(password);
  });
});

describe("a build from a tree, with answers for its installer, when its process is killed", () => {
  const password = "correct horse battery";
  async function request(): Promise<BuildRequest> {
    const { kernel, initramfs } = await agentSystem();
    const path = "/dists/stable/main/installer-amd64/current/images/netboot/debian-installer/amd64";
    server.files.set(`${path}/linux`, { bytes: await readFile(kernel) });
    server.files.set(`${path}/initrd.gz`, { bytes: await readFile(initramfs) });
    return {
      name: "doomed",
      source: { kind: "tree", url: `${server.url}/dists/stable/main/installer-amd64/`, arguments: "console=ttyS0" },
      unattended: { parameters: { userLogin: "ada", userPassword: password, adminPassword: password } },
    };
  }

  /** Does what an installer does when it is done: it restarts its guest, once it is up. */
  function installer(): AsyncDisposable {
    const stop = new AbortController();
    const command = JSON.stringify({ execute: "guest-exec", arguments: { path: "reboot", arg: ["-f"] } });
    const working = (async () => {
      while (!stop.signal.aborted) {
        const installs = await bed.virsh("dumpxml", "doomed").then(
          (xml) => xml.includes("<kernel>"),
          () => false,
        );
        if (installs) await bed.virsh("qemu-agent-command", "doomed", command, "--timeout", "5").catch(() => undefined);
        await delay(500);
      }
    })();
    return {
      async [Symbol.asyncDispose]() {
        stop.abort();
        await working;
      },
    };
  }

  test.each<Death>([
    { step: "fetch-media", at: "begin" },
    { step: "fetch-media", at: "middle", call: "createVolume" },
    { step: "fetch-media", at: "middle", fetched: 1 },
  ])("in %j, is taken back by the next one, because the answers are lost", async (death) => {
    const task = await killed(await request(), death);
    await expectTakenBack(task, ["interrupted"]);
    expect(task.log.map(({ message }) => message).join("\n")).toMatch(
      /cannot be gone on with: the passwords for it were only in the memory of the server/,
    );
  });

  test.each<Death>([
    { step: "start-guest", at: "middle", call: "start" },
    { step: "install", at: "begin" },
    { step: "install", at: "middle", call: "info" },
    { step: "finish-installation", at: "begin" },
    { step: "finish-installation", at: "middle", call: "defineGuest" },
    { step: "finish-installation", at: "middle", call: "wipe" },
    { step: "start-installed", at: "begin" },
    { step: "start-installed", at: "middle", call: "start" },
    { step: "start-installed", at: "middle", call: "resume" },
  ])("in %j, is gone on with by the next one", async (death) => {
    await using _installer = installer();
    const task = await killed(await request(), death);
    await expectBuilt(task, death, "doomed");
    expect(task.notes).toMatchObject({ boots: 1, started: true, wiped: ["/var/lib/libvirt/images/doomed-initrd.img"] });
    expect(await bed.virsh("dumpxml", "doomed", "--inactive")).not.toContain("<kernel>");
    expect(JSON.stringify(task)).not.toContain(password);
  });
});
