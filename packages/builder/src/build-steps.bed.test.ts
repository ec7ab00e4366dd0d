import { type Bed, run, startLibvirtd } from "@hob/beds";
import { domain, hobNotes, read, storageVolume } from "@hob/libvirt-xml";
import { type OsDatabase, osDatabase } from "@hob/osinfo";
import { createTaskEngine, defineTask, type Task, type TaskEngine, type TaskStore } from "@hob/tasks";
import { memoryTaskStore } from "@hob/tasks/testing";
import { mebibytes } from "@hob/units";
import { type Host, openHost } from "@hob/virt";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  type BuildInput,
  type BuildNotes,
  type BuildRequest,
  buildSteps,
  type DeleteInput,
  type DeleteNotes,
  deleteSteps,
  planBuild,
} from "./index.ts";
import { type CallLog, type Fault, faultyHost } from "./testing/faulty-host.ts";

let bed: Bed;
let host: Host;
let images: string;
const systems: OsDatabase = osDatabase([]);

beforeAll(async () => {
  bed = await startLibvirtd();
  host = openHost({ uri: bed.uri, name: "bed" });
  await host.whenConnected({ timeoutMs: 30_000 });
  images = join(bed.directory, "images");
  await mkdir(images);
  await run("qemu-img", ["create", "-q", "-f", "qcow2", join(images, "base.qcow2"), "64M"]);
  await run("qemu-img", ["create", "-q", "-f", "raw", join(images, "base.img"), "16M"]);
  await writeFile(join(images, "cd.iso"), Buffer.alloc(2 ** 20));
});
afterAll(async () => {
  await host.close();
  await bed.stop();
});

/** What is on the host that a build could leave behind. */
async function traces(): Promise<string[]> {
  const pools = await host.pools();
  const volumes = await Promise.all(
    pools.map(async (pool) => ((await pool.info()).state === "inactive" ? [] : pool.volumes())),
  );
  return [
    ...(await host.guests()).map(({ name }) => `guest ${name}`),
    ...pools.map(({ name }) => `pool ${name}`),
    ...volumes.flat().map(({ path }) => `volume ${path}`),
  ].sort();
}

afterEach(async () => {
  for (const { uuid } of await host.guests()) {
    const guest = await host.guest(uuid);
    if ((await guest.info()).state !== "shutoff") await guest.destroy();
    await guest.undefine();
  }
  for (const pool of await host.pools()) {
    if ((await pool.info()).state !== "inactive") {
      await pool.refresh();
      for (const volume of await pool.volumes()) await volume.delete();
      await pool.destroy();
    }
    await pool.undefine().catch(() => {});
  }
});

function engineOn(used: Host, store: TaskStore = memoryTaskStore()): TaskEngine {
  const engine = createTaskEngine({ store });
  const hostFor = async () => used;
  const steps = buildSteps(hostFor);
  engine.register(defineTask<BuildInput, BuildNotes>({ kind: "vms.create", title: () => "Create", steps }));
  const deleting = deleteSteps(hostFor);
  engine.register(defineTask<DeleteInput, DeleteNotes>({ kind: "vms.delete", title: () => "Delete", steps: deleting }));
  return engine;
}

const small: Omit<BuildRequest, "name"> = { memory: mebibytes(64), vcpus: 1, graphics: "none", guestType: "qemu" };

async function build(request: BuildRequest, engine = engineOn(host)): Promise<Task> {
  const plan = await planBuild(host, { ...small, ...request }, systems);
  const { id } = await engine.submit("vms.create", { host: "1", plan });
  return engine.wait(id);
}

async function remove(name: string, disks: boolean): Promise<Task> {
  const engine = engineOn(host);
  const { uuid } = await host.guest(name);
  const { id } = await engine.submit("vms.delete", { host: "1", guest: uuid, name, disks });
  return engine.wait(id);
}

const definition = async (name: string) => read(domain, await (await host.guest(name)).xml({ inactive: true }));
const volumeAt = async (path: string) => read(storageVolume, await (await host.volumeByPath(path)).xml());
const made = "/var/lib/libvirt/images";

describe("from each source", () => {
  test("a copy of an image outside all pools runs on a disk of its own, grown to the size asked for", async () => {
    const source = { kind: "image", path: join(images, "base.qcow2") } as const;
    const task = await build({ name: "copy", source, disk: { size: mebibytes(96) } });
    expect(task.error).toBeNull();
    expect(task.state).toBe("succeeded");
    expect(await volumeAt(`${made}/copy.qcow2`)).toMatchObject({
      capacity: mebibytes(96),
      target: { format: "qcow2" },
    });
    expect((await volumeAt(`${made}/copy.qcow2`)).backingStore).toBeUndefined();
    expect(await (await host.guest("copy")).info()).toMatchObject({ state: "running", persistent: true });
    expect((await definition("copy")).devices.disks).toMatchObject([
      { device: "disk", driver: { type: "qcow2" }, source: { file: `${made}/copy.qcow2` } },
    ]);
    expect(await traces()).toEqual(["guest copy", "pool default", `volume ${made}/copy.qcow2`]);
  });

  test("a raw image becomes a qcow2 disk, no smaller than it was", async () => {
    const source = { kind: "image", path: join(images, "base.img") } as const;
    const plan = await planBuild(host, { ...small, name: "raw", source, disk: { size: mebibytes(1) } }, systems);
    expect(plan.warnings).toContainEqual(expect.stringMatching(/16 MiB.*as the image/));
    expect((await build({ name: "raw", source, start: false })).state).toBe("succeeded");
    expect(await volumeAt(`${made}/raw.qcow2`)).toMatchObject({ capacity: mebibytes(16), target: { format: "qcow2" } });
    expect((await (await host.guest("raw")).info()).state).toBe("shutoff");
  });

  test("an overlay says the format of the image below, which stays as it is", async () => {
    const source = { kind: "image", path: join(images, "base.img"), mode: "overlay" } as const;
    expect((await build({ name: "over", source, disk: { size: mebibytes(32) } })).state).toBe("succeeded");
    expect(await volumeAt(`${made}/over.qcow2`)).toMatchObject({
      capacity: mebibytes(32),
      backingStore: { path: join(images, "base.img"), format: "raw" },
    });
  });

  test("an ISO is in the CD drive, after an empty disk that is passed over", async () => {
    const source = { kind: "iso", path: join(images, "cd.iso") } as const;
    expect((await build({ name: "iso", source, disk: { size: mebibytes(64) } })).state).toBe("succeeded");
    const { devices, metadata } = await definition("iso");
    const [disk, drive] = devices.disks;
    expect(disk).toMatchObject({ device: "disk", source: { file: `${made}/iso.qcow2` } });
    expect(drive).toMatchObject({ device: "cdrom", source: { file: source.path }, readonly: true, boot: 2 });
    expect(hobNotes(metadata)).toEqual({ source: `iso ${source.path}`, disk: "default/iso.qcow2" });
  });

  test("an empty disk has the size asked for, and takes next to nothing of its pool", async () => {
    expect((await build({ name: "empty", disk: { size: mebibytes(512) } })).state).toBe("succeeded");
    const { capacity, allocation } = await volumeAt(`${made}/empty.qcow2`);
    expect(capacity).toBe(mebibytes(512));
    expect(allocation).toBeLessThan(mebibytes(2));
  });

  test("an image in a pool is named by pool and volume", async () => {
    await bed.virsh("pool-create-as", "store", "dir", "--target", images);
    const task = await build({ name: "named", source: { kind: "image", path: "store/base.qcow2" }, start: false });
    expect(task.state).toBe("succeeded");
    await (await host.pool("store")).destroy();
  });
});

test("guests built at the same time from one directory do not get into each other's way", async () => {
  const source = { kind: "image", path: join(images, "base.qcow2") } as const;
  await build({ name: "first", start: false, disk: { size: mebibytes(1) } });
  const tasks = await Promise.all(["a", "b", "c"].map((name) => build({ name, source, start: false }, engineOn(host))));
  expect(tasks.map(({ error }) => error)).toEqual([null, null, null]);
  expect((await traces()).filter((trace) => trace.startsWith("pool"))).toEqual(["pool default"]);
});

test("a network that is off is started", async () => {
  await bed.virsh("net-destroy", "default");
  expect((await build({ name: "net", disk: { size: mebibytes(1) } })).state).toBe("succeeded");
  expect((await (await host.network("default")).info()).active).toBe(true);
});

describe("when something goes wrong", () => {
  const source = () => ({ kind: "image", path: join(images, "base.qcow2") }) as const;
  const request = (): BuildRequest => ({ ...small, name: "doomed", source: source(), disk: { size: mebibytes(96) } });

  async function buildWith(fault: Fault | null, counts?: ReadonlySet<string>): Promise<[Task, CallLog]> {
    const log: CallLog = { calls: [] };
    const plan = await planBuild(host, request(), systems);
    // Only going forward goes wrong: once the fault is past, the host is itself again.
    const engine = engineOn(faultyHost(host, fault, log, counts));
    const { id } = await engine.submit("vms.create", { host: "1", plan });
    return [await engine.wait(id), log];
  }

  test("a call that fails leaves nothing behind, whichever it is", async () => {
    const [task, { calls }] = await buildWith(null);
    expect(task.state).toBe("succeeded");
    await remove("doomed", true);
    await (await host.pool("default")).destroy();
    await (await host.pool("default")).undefine();
    expect(await traces()).toEqual([]);
    for (const [index, call] of calls.entries()) {
      const [failed] = await buildWith({ at: index + 1, how: "before" });
      expect(failed.state, call).toBe("failed");
      expect(await traces(), `after ${call}, call ${index + 1}, failed`).toEqual([]);
    }
  });

  const effects = new Set([
    "definePool",
    "createTransientPool",
    "build",
    "createVolume",
    "cloneVolume",
    "resize",
    "defineGuest",
    "start",
    "resume",
    "setAutostart",
  ]);

  test("a call that had its effect, and whose answer was lost, leaves nothing behind", async () => {
    const [, { calls }] = await buildWith(null, effects);
    await remove("doomed", true);
    await (await host.pool("default")).destroy();
    await (await host.pool("default")).undefine();
    expect(calls).toEqual([
      "definePool",
      "build",
      "start",
      "setAutostart",
      "createTransientPool",
      "cloneVolume",
      "resize",
      "defineGuest",
      "start",
      "resume",
    ]);
    for (const [index, call] of calls.entries()) {
      const [failed] = await buildWith({ at: index + 1, how: "after" }, effects);
      expect(failed.state, call).toBe("failed");
      expect(await traces(), `after ${call} was lost`).toEqual([]);
    }
  });

  /** Begins a build, whose process dies in its n-th effect; then the next process recovers. */
  async function dieAndRecover(wanted: BuildRequest, at: number, patience: (log: CallLog) => Promise<unknown>) {
    const store = memoryTaskStore();
    const log: CallLog = { calls: [] };
    const plan = await planBuild(host, wanted, systems);
    const dying = engineOn(faultyHost(host, { at, how: "never" }, log, effects), store);
    const { id } = await dying.submit("vms.create", { host: "1", plan });
    await expect.poll(() => log.calls.length, { timeout: 20_000 }).toBe(at);
    await patience(log);
    const next = openHost({ uri: bed.uri, name: "bed" });
    onTestFinished(() => next.close());
    const engine = engineOn(next, store);
    await engine.recover();
    const task = await engine.wait(id);
    expect(task).toMatchObject({ state: "succeeded", error: null });
    expect(task.log.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^The server had stopped; '/));
    expect(await traces()).toEqual(["guest doomed", "pool default", `volume ${made}/doomed.qcow2`]);
    expect(await (await next.guest("doomed")).info()).toMatchObject({ state: "running" });
    return log;
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    "a build whose process dies in effect %i is gone on with by the next one",
    async (at) => {
      await dieAndRecover(request(), at, (log) => Promise.resolve(log.effect));
    },
  );

  test("a build whose process dies while libvirt copies is gone on with, though the copy goes on for a while", async () => {
    const big = join(images, "big.img");
    await run("dd", ["if=/dev/urandom", `of=${big}`, "bs=1M", "count=600", "status=none"]);
    onTestFinished(() => rm(big));
    const source = { kind: "image", path: big } as const;
    let isDone = false;
    const log = await dieAndRecover({ ...request(), source, disk: {} }, 6, async ({ effect }) => {
      void effect?.then(() => (isDone = true));
      await expect.poll(async () => (await traces()).join(), { timeout: 20_000 }).toContain("doomed.qcow2");
      expect(isDone, "the copy is still going on").toBe(false);
    });
    expect(log.calls.at(-1)).toBe("cloneVolume");
  });

  test("two guests are copied into one pool at the same time, with progress", async () => {
    const big = join(images, "big.img");
    await run("dd", ["if=/dev/urandom", `of=${big}`, "bs=1M", "count=1200", "status=none"]);
    onTestFinished(() => rm(big));
    await build({ name: "first", start: false, disk: { size: mebibytes(1) } });
    const engine = engineOn(host);
    const seen = new Set<number>();
    engine.onChange(({ steps }) => seen.add(steps.find(({ id }) => id === "allocate-disk")?.progress ?? 0));
    const source = { kind: "image", path: big } as const;
    const tasks = await Promise.all(["a", "b"].map((name) => build({ name, source, start: false }, engine)));
    expect(tasks.map(({ error }) => error)).toEqual([null, null]);
    expect([...seen].filter((progress) => progress > 0 && progress < 1).length).toBeGreaterThan(0);
  });

  test("a volume that came there meanwhile is not taken for our own", async () => {
    await build({ name: "first", start: false, disk: { size: mebibytes(1) } });
    const plan = await planBuild(host, request(), systems);
    await bed.virsh("vol-create-as", "default", "doomed.qcow2", "1M", "--format", "qcow2");
    const engine = engineOn(host);
    const { id } = await engine.submit("vms.create", { host: "1", plan });
    expect(await engine.wait(id)).toMatchObject({ state: "failed", error: { code: "builder.volume-in-use" } });
    expect((await volumeAt(`${made}/doomed.qcow2`)).capacity).toBe(mebibytes(1));
  });

  test("a guest that came there meanwhile is not taken for our own", async () => {
    const plan = await planBuild(host, request(), systems);
    await bed.define("<domain type='qemu'><name>doomed</name><memory>1024</memory><os><type>hvm</type></os></domain>");
    const engine = engineOn(host);
    const { id } = await engine.submit("vms.create", { host: "1", plan });
    expect(await engine.wait(id)).toMatchObject({ state: "failed", error: { code: "builder.name-in-use" } });
    expect(await traces()).toEqual(["guest doomed"]);
  });
});

describe("deleting", () => {
  test("takes the disk, but never the ISO", async () => {
    const source = { kind: "iso", path: join(images, "cd.iso") } as const;
    await build({ name: "gone", source, disk: { size: mebibytes(8) } });
    await bed.virsh("pool-create-as", "store", "dir", "--target", images);
    expect((await remove("gone", true)).state).toBe("succeeded");
    const store = await host.pool("store");
    expect((await store.volumes()).map(({ name }) => name)).toContain("cd.iso");
    await store.destroy();
    expect(await traces()).toEqual(["pool default"]);
  });

  test("takes an overlay, but never the image below", async () => {
    await build({ name: "base", start: false, disk: { size: mebibytes(8) } });
    const source = { kind: "image", path: "default/base.qcow2", mode: "overlay" } as const;
    await (await host.guest("base")).undefine();
    await build({ name: "top", source });
    expect((await remove("top", true)).state).toBe("succeeded");
    expect(await traces()).toEqual(["pool default", `volume ${made}/base.qcow2`]);
  });

  test("keeps a disk that another image lies over, and one that another guest uses, and says so", async () => {
    await build({ name: "below", start: false, disk: { size: mebibytes(8) } });
    await bed.virsh(
      ...["vol-create-as", "default", "top.qcow2", "8M", "--format", "qcow2"],
      ...["--backing-vol", "below.qcow2", "--backing-vol-format", "qcow2"],
    );
    const task = await remove("below", true);
    expect(task.state).toBe("succeeded");
    expect(task.log.map(({ message }) => message)).toContain(`${made}/below.qcow2 stays: another image lies over it.`);

    await build({ name: "one", start: false, disk: { size: mebibytes(8) } });
    const disk =
      "<disk type='volume'><source pool='default' volume='one.qcow2'/><target dev='vda' bus='virtio'/></disk>";
    await bed.define(
      `<domain type='qemu'><name>two</name><memory>1024</memory><os><type>hvm</type></os><devices>${disk}</devices></domain>`,
    );
    expect((await remove("one", true)).log.map(({ message }) => message)).toContain(
      `${made}/one.qcow2 stays: guest 'two' uses it.`,
    );
    expect(await traces()).toContain(`volume ${made}/one.qcow2`);
  });

  test("keeps all disks when not asked to take them", async () => {
    await build({ name: "kept", disk: { size: mebibytes(8) } });
    expect((await remove("kept", false)).state).toBe("succeeded");
    expect(await traces()).toEqual(["pool default", `volume ${made}/kept.qcow2`]);
  });
});
