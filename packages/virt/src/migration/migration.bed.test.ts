import { type LibvirtdPair, startLibvirtdPair } from "@hob/beds";
import { mebibytes } from "@hob/units";
import { copyFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Guest, type Host, type MigrationOptions, type MigrationProgress, openHost } from "../index.ts";
import { defineMovingGuest, expectRunningAt, type MovingGuestOptions, placesOf } from "../testing/moving-guest.ts";

let pair: LibvirtdPair;
let source: Host;
let destination: Host;
beforeAll(async () => {
  pair = await startLibvirtdPair();
  [source, destination] = [
    openHost({ uri: pair.source.uri, name: "source" }),
    openHost({ uri: pair.destination.uri, name: "destination" }),
  ];
  await Promise.all([source, destination].map((host) => host.whenConnected({ timeoutMs: 30_000 })));
  for (const [host, { poolPath }] of [
    [source, pair.source],
    [destination, pair.destination],
  ] as const) {
    const pool = await host.definePool(
      `<pool type='dir'><name>default</name><target><path>${poolPath}</path></target></pool>`,
    );
    await pool.start();
  }
});
afterAll(async () => {
  await Promise.all([source, destination].map((host) => host.close()));
  await pair.stop();
});

async function define(options: MovingGuestOptions): Promise<Guest> {
  const guest = await defineMovingGuest(pair, source, options);
  onTestFinished(async () => {
    for (const host of [source, destination]) {
      const left = await host.guest(guest.uuid).catch(() => null);
      if (left === null) continue;
      const { state, persistent } = await left.info();
      if (state !== "shutoff") await left.destroy();
      if (persistent) await left.undefine();
    }
  });
  return guest;
}
async function start(options: MovingGuestOptions): Promise<Guest> {
  const guest = await define(options);
  await guest.start();
  return guest;
}
/** A Linux with 20 MiB and more of memory in use, on a disk that both hosts have. */
async function startLinux(name: string): Promise<Guest> {
  const log = join(pair.sharedPath, `${name}.log`);
  await rm(log, { force: true });
  const guest = await start({ name, log });
  await expect.poll(() => readFile(log, "utf8"), { timeout: 60_000 }).toContain("login:");
  return guest;
}
const phaseOf = (progress: readonly MigrationProgress[]) => [...new Set(progress.map(({ phase }) => phase))];
/** Slow enough to be met on the way. */
const slowly: MigrationOptions = { bandwidth: mebibytes(2), unsafe: true };

/** Waits until memory is on its way. */
async function untilSending(job: ReturnType<Guest["migrate"]>): Promise<void> {
  await expect.poll(async () => (await job.progress())?.memory.done ?? 0, { timeout: 20_000 }).toBeGreaterThan(0);
}

describe("a running guest moves", () => {
  it("as Hob directs it, with its definition, and leaves nothing behind", async () => {
    const guest = await start({ name: "direct", folder: null });
    await guest.setAutostart(true);
    const heard: MigrationProgress[] = [];
    const job = guest.migrate(destination);
    job.onProgress((progress) => heard.push(progress));
    const { guest: moved, figures, warnings } = await job.done;
    expect(warnings).toEqual([]);
    await expectRunningAt(pair, "direct", "destination");
    expect(await moved.info()).toMatchObject({ reason: "migrated", persistent: true, autostart: true });
    expect(figures).toMatchObject({ ratio: 1, downtimeMs: expect.any(Number), elapsedMs: expect.any(Number) });
    expect(phaseOf(heard)).toContain("confirming");
    expect(await job.progress()).toBeNull();
    await job.abort();
    await expect(guest.info()).rejects.toMatchObject({ code: "virt.guest-not-found" });
    expect(moved.uuid).toBe(guest.uuid);
  });

  it.each(["unix", "tcp", "tls"] as const)("as the daemons agree, who meet by %s", async (by) => {
    const guest = await start({ name: "peer", folder: null });
    await guest.migrate(destination, { mode: "peer-to-peer", destinationUri: pair.destination.peerUris[by] }).done;
    await expectRunningAt(pair, "peer", "destination");
  });

  it.each<[string, MigrationOptions]>([
    ["encrypted", { tls: true }],
    ["encrypted, to a name that its certificate has", { tls: { destination: "DESTINATION" } }],
    ["over parallel connections", { parallel: 3 }],
    ["with auto-converge", { autoConverge: { initial: 30, increment: 20 } }],
    ["compressed", { compression: { methods: ["xbzrle"], cache: mebibytes(16) } }],
    ["compressed by threads", { compression: { methods: ["mt"], level: 1, threads: { source: 2, destination: 2 } } }],
    ["within a downtime", { maxDowntime: 150 }],
    ["within a downtime that is raised", { maxDowntime: { fromMs: 50, toMs: 500, steps: 4, everyMs: 100 } }],
    ["while it stands still", { live: false }],
    ["with word to its networks", { announce: true }],
    ["to a port and address of one's choice", { memoryUri: "tcp://DESTINATION:49999", listenAddress: "0.0.0.0" }],
  ])("%s", async (_, options) => {
    const guest = await start({ name: "way", folder: null });
    const text = JSON.stringify(options).replaceAll("DESTINATION", pair.destination.hostname);
    const { warnings } = await guest.migrate(destination, JSON.parse(text) as MigrationOptions).done;
    expect(warnings).toEqual([]);
    await expectRunningAt(pair, "way", "destination");
  });

  it("through a tunnel of the daemons", async () => {
    const guest = await start({ name: "tunnel", folder: null });
    await guest.migrate(destination, { mode: "tunnelled", destinationUri: pair.destination.peerUris.tls }).done;
    await expectRunningAt(pair, "tunnel", "destination");
  });

  it("and back, under another name and title, without being stored", async () => {
    const guest = await start({ name: "there", folder: null });
    const edit: MigrationOptions["edit"] = (domain) => ({ ...domain, title: "Moved" });
    const { guest: moved } = await guest.migrate(destination, { name: "renamed", edit, persist: false }).done;
    expect(moved.name).toBe("renamed");
    expect(await moved.xml()).toContain("<title>Moved</title>");
    expect(await moved.info()).toMatchObject({ state: "running", persistent: false });
    const { guest: back } = await moved.migrate(source, { name: "there" }).done;
    expect(await back.info()).toMatchObject({ state: "running", persistent: false });
    await back.destroy();
  });

  it("paused, when it was, and when it shall be", async () => {
    const guest = await start({ name: "still", folder: null });
    await guest.suspend();
    const { guest: moved } = await guest.migrate(destination).done;
    expect(await moved.info()).toMatchObject({ state: "paused" });
    await moved.resume();
    const { guest: back } = await moved.migrate(source, { paused: true }).done;
    expect(await back.info()).toMatchObject({ state: "paused" });
  });

  it("and its definition stays where it was, when the source is to keep it", async () => {
    const guest = await start({ name: "kept", folder: null });
    await guest.migrate(destination, { undefineSource: false }).done;
    expect(await guest.info()).toMatchObject({ state: "shutoff", reason: "migrated", persistent: true });
    await expectRunningAt(pair, "kept", "destination");
  });

  it("with a disk that both hosts have, and goes on writing to it", async () => {
    const guest = await startLinux("shared");
    await expect(guest.migrate(destination).done).rejects.toMatchObject({ code: "libvirt.migrate-unsafe" });
    await expectRunningAt(pair, "shared", "source");
    await guest.migrate(destination, { unsafe: true }).done;
    await expectRunningAt(pair, "shared", "destination");
  });

  it.each<[string, boolean]>([
    ["all of its disk", false],
    ["the top image of its disk", true],
  ])("with a copy of %s, for which room is made in the destination's pool", async (_, incremental) => {
    const folder = pair.source.poolPath;
    const guest = await define({ name: "copied", folder });
    await pair.source.inside("qemu-io", "-c", "write -P 0x5a 12M 1M", join(folder, "copied.qcow2"));
    await guest.start();
    const edit: MigrationOptions["edit"] = (domain) => ({
      ...domain,
      devices: {
        ...domain.devices,
        disks: domain.devices.disks.map((disk) => ({
          ...disk,
          source: { ...disk.source, file: join(pair.destination.poolPath, "copied.qcow2") },
        })),
      },
    });
    const options: MigrationOptions = { copy: { incremental }, edit };
    const { guest: moved, figures } = await guest.migrate(destination, options).done;
    await expectRunningAt(pair, "copied", "destination");
    expect(figures?.disks.total).toBeGreaterThan(0);
    expect(await moved.xml()).toContain(join(pair.destination.poolPath, "copied.qcow2"));
    expect(await moved.xml({ inactive: true })).toContain(join(pair.destination.poolPath, "copied.qcow2"));
    const image = await pair.destination.inside(
      "qemu-img",
      "info",
      "-U",
      "--output=json",
      join(pair.destination.poolPath, "copied.qcow2"),
    );
    expect("backing-filename" in JSON.parse(image)).toBe(incremental);
    await moved.destroy();
    const read = ["-r", "-c", "read -P 0x5a 12M 1M", join(pair.destination.poolPath, "copied.qcow2")];
    expect(await pair.destination.inside("qemu-io", ...read)).not.toContain("failed");
    await (await destination.pool("default")).volume("copied.qcow2").then((volume) => volume.delete());
  });

  it("by post-copy, after the first pass and on demand", async () => {
    const guest = await startLinux("post");
    const options: MigrationOptions = { ...slowly, bandwidth: mebibytes(20), postCopy: {} };
    const first = await guest.migrate(destination, options).done;
    await expectRunningAt(pair, "post", "destination");
    const job = first.guest.migrate(source, { ...slowly, postCopy: { start: "on-demand", bandwidth: mebibytes(5) } });
    await untilSending(job);
    await job.startPostCopy();
    await job.setBandwidth(mebibytes(500));
    const { figures } = await job.done;
    await expectRunningAt(pair, "post", "source");
    expect(figures?.elapsedMs).toBeGreaterThan(0);
  });
});

it("a guest that is off moves its definition, and starts there", async () => {
  const guest = await define({ name: "off", folder: null });
  const { guest: moved, figures } = await guest.migrate(destination).done;
  expect(figures).toBeNull();
  expect(await placesOf(pair, "off")).toEqual([]);
  await expect(guest.info()).rejects.toMatchObject({ code: "virt.guest-not-found" });
  await moved.start();
  await expectRunningAt(pair, "off", "destination");
});

describe("a migration that does not come to its end leaves the guest running at the source", () => {
  it("when it is aborted on the way, and tells how far it was", async () => {
    const guest = await startLinux("abort");
    const job = guest.migrate(destination, slowly);
    const heard: MigrationProgress[] = [];
    job.onProgress((progress) => heard.push(progress));
    await untilSending(job);
    const progress = await job.progress();
    expect(progress).toMatchObject({ phase: "sending", iteration: 1 });
    expect(progress?.ratio).toBeGreaterThan(0);
    expect(progress?.ratio).toBeLessThan(1);
    await job.setBandwidth(mebibytes(1));
    await job.setMaxDowntime(10);
    await job.abort();
    await expect(job.done).rejects.toMatchObject({
      code: "virt.migration-aborted",
      kind: "cancelled",
      details: { host: "source", phase: "sending" },
    });
    await expectRunningAt(pair, "abort", "source");
    await expect(destination.guest("abort")).rejects.toMatchObject({ kind: "not-found" });
  });

  it("when it is aborted before it was sent", async () => {
    const guest = await start({ name: "early", folder: null });
    const job = guest.migrate(destination);
    await job.abort();
    await expect(job.done).rejects.toMatchObject({ code: "virt.migration-aborted" });
    await expectRunningAt(pair, "early", "source");
  });

  it("when it takes longer than it was given", async () => {
    const guest = await startLinux("late");
    const job = guest.migrate(destination, { ...slowly, limit: { ms: 500 } });
    await expect(job.done).rejects.toMatchObject({ code: "virt.migration-timeout", kind: "timeout" });
    await expectRunningAt(pair, "late", "source");
  });

  it("or moves it at once, when it is to be paused for that", async () => {
    const guest = await startLinux("hurried");
    const job = guest.migrate(destination, {
      ...slowly,
      bandwidth: mebibytes(20),
      limit: { ms: 300, action: "pause" },
    });
    await job.done;
    await expectRunningAt(pair, "hurried", "destination");
  });

  it("when the cable between the hosts is pulled, and volumes that were made for it are gone again", async () => {
    const guest = await start({ name: "cable", folder: pair.source.poolPath });
    const path = join(pair.destination.poolPath, "cable.qcow2");
    const edit: MigrationOptions["edit"] = (domain) => ({
      ...domain,
      devices: { ...domain.devices, disks: domain.devices.disks.map((disk) => ({ ...disk, source: { file: path } })) },
    });
    const job = guest.migrate(destination, { copy: {}, edit, memoryUri: "tcp://10.255.255.1:49300" });
    await expect(job.done).rejects.toMatchObject({
      code: "virt.migration-failed",
      details: { host: "source", phase: "sending" },
    });
    await expectRunningAt(pair, "cable", "source");
    expect(await pair.destination.inside("ls", pair.destination.poolPath)).not.toContain("cable");
  });

  it("when a volume is in the way, which is not touched", async () => {
    const guest = await start({ name: "blocked", folder: pair.source.poolPath });
    const own = join(pair.source.poolPath, "blocked.qcow2");
    const path = join(pair.destination.poolPath, "blocked.qcow2");
    await copyFile(own, path);
    const before = await readFile(path);
    const edit: MigrationOptions["edit"] = (domain) => ({
      ...domain,
      devices: { ...domain.devices, disks: domain.devices.disks.map((disk) => ({ ...disk, source: { file: path } })) },
    });
    for (const check of [true, false]) {
      await expect(guest.migrate(destination, { copy: {}, edit, check }).done).rejects.toMatchObject({
        code: "virt.migration-blocked",
        message: expect.stringContaining("would overwrite volume 'blocked.qcow2' of pool 'default' on 'destination'"),
      });
    }
    expect((await readFile(path)).equals(before)).toBe(true);
    await guest.migrate(destination, { copy: { existing: "overwrite" }, edit }).done;
    await expectRunningAt(pair, "blocked", "destination");
  });
});

describe("before a migration is found out", () => {
  it("that nothing stands against it", async () => {
    const guest = await start({ name: "fine", folder: null });
    const { possible, findings } = await guest.canMigrate(destination);
    expect(findings.filter(({ severity }) => severity === "blocking")).toEqual([]);
    expect(possible).toBe(true);
    expect(new Set(findings.map(({ aspect }) => aspect)).size).toBe(10);
    await expectRunningAt(pair, "fine", "source");
  });

  it("what does, all of it", async () => {
    const network = await source.defineNetwork("<network><name>here</name><bridge name='hobhere'/></network>");
    await network.start();
    const guest = await start({
      name: "stuck",
      folder: null,
      devices: "<interface type='network'><source network='here'/></interface>",
    });
    const other = await defineMovingGuest(pair, destination, { name: "stuck", folder: null });
    const { possible, findings } = await guest.canMigrate(destination, { mode: "tunnelled", copy: {}, zeroCopy: true });
    expect(possible).toBe(false);
    expect(findings.filter(({ severity }) => severity === "blocking").map(({ reason }) => reason)).toEqual([
      `Another guest is named 'stuck' on 'destination': UUID ${other.uuid}.`,
      "Disks are not copied through a tunnel.",
      "Zero-copy needs parallel connections.",
      "'destination' has no network 'here'.",
    ]);
    await expect(guest.migrate(destination).done).rejects.toMatchObject({ code: "virt.migration-blocked" });
    await other.undefine();
    await guest.destroy();
    await network.destroy();
    await network.undefine();
  });

  it("that it is the same host, and that a daemon cannot be told of a socket", async () => {
    const guest = await start({ name: "home", folder: null });
    const { findings } = await guest.canMigrate(source);
    expect(findings).toContainEqual(expect.objectContaining({ aspect: "hosts", severity: "blocking" }));
    await expect(guest.migrate(destination, { mode: "peer-to-peer" }).done).rejects.toMatchObject({
      code: "virt.invalid-migration",
    });
    await expectRunningAt(pair, "home", "source");
  });
});
