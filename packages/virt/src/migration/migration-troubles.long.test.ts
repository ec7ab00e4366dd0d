import { isHobError } from "@hob/errors";
import { isLibvirtError } from "@hob/libvirt";
import { mebibytes } from "@hob/units";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Guest } from "../guest/guest.ts";
import type { MigrationProgress } from "./migration-progress.ts";
import { defineMovingGuest } from "../testing/moving-guest.ts";
import {
  migrationCalls,
  type Side,
  startTroubledPair,
  type Trouble,
  type TroubledPair,
} from "../testing/troubled-pair.ts";

let troubled: TroubledPair;
beforeAll(async () => {
  troubled = await startTroubledPair();
});
afterAll(() => troubled[Symbol.asyncDispose]());

const rejections: unknown[] = [];
const note = (reason: unknown) => rejections.push(reason);
beforeAll(() => void process.on("unhandledRejection", note));
afterAll(() => {
  process.off("unhandledRejection", note);
  expect(rejections).toEqual([]);
});

/** A guest on the source; what is left of it afterwards is removed. */
async function start(name: string, log?: string): Promise<Guest> {
  const { pair, hosts } = troubled;
  const guest = await defineMovingGuest(pair, hosts.source, {
    name,
    ...(log === undefined ? { folder: null } : { log }),
  });
  onTestFinished(async () => {
    for (const bed of [pair.source, pair.destination]) {
      for (const verb of ["destroy", "undefine"]) await bed.virsh(verb, name).catch(() => {});
    }
  });
  await guest.start();
  return guest;
}

/** The guest runs where the migration says it does, only there, and nothing holds it. */
async function expectOne(name: string, place: Side): Promise<void> {
  const { hosts, runsAt, pair } = troubled;
  await Promise.all(Object.values(hosts).map((host) => host.whenConnected({ timeoutMs: 20_000 })));
  expect(await runsAt(name)).toEqual([place]);
  expect(await pair[place].virsh("domstate", name)).toBe("running");
  const other = place === "source" ? "destination" : "source";
  expect((await pair[other].virsh("list", "--all", "--name")).split("\n")).not.toContain(name);
  const { guest } = await (await hosts[place].guest(name)).migrate(hosts[other], { unsafe: true }).done;
  expect(await runsAt(name)).toEqual([other]);
  await guest.destroy();
}

const calls = Object.keys(migrationCalls) as (keyof typeof migrationCalls)[];
const troubles = (whats: readonly Trouble["what"][]) =>
  calls.flatMap((call) =>
    (["before", "after"] as const).flatMap((when) =>
      (["source", "destination"] as const).flatMap((victim) =>
        whats.map((what): Trouble => ({ victim, what, when, call })),
      ),
    ),
  );

describe("as Hob directs it, one guest runs where it is said to", () => {
  it.each(troubles(["killed", "restarted", "cut"]))("when the $victim is $what $when '$call'", async (trouble) => {
    const guest = await start("directed");
    await expectOne("directed", await troubled.migrateThrough(guest, trouble));
  });

  it.each(troubles(["hung"]).filter(({ victim, call }) => victim === migrationCalls[call].side))(
    "when the $victim is $what $when '$call'",
    async (trouble) => {
      const guest = await start("hanging");
      await expectOne("hanging", await troubled.migrateThrough(guest, trouble));
    },
  );
});

describe("as Hob directs it and a daemon is stopped by a signal, one guest runs where it is said to", () => {
  it.each(troubles(["stopped"]))("when the $victim is $what $when '$call'", async (trouble) => {
    const guest = await start("halted");
    const place = await troubled.migrateThrough(guest, trouble);
    // A daemon carries out what it finds in its socket, sees that the one who asked has gone, and takes it back.
    await expect.poll(() => troubled.runsAt("halted"), { timeout: 20_000 }).toEqual([place]);
    await expectOne("halted", place);
  });
});

describe("as the daemons agree, one guest runs where it is said to", () => {
  const between = troubles(["killed", "restarted", "cut"]).filter(({ call }) => call !== "begin" && call !== "confirm");
  it.each(between)("when the $victim is $what $when '$call'", async (trouble) => {
    const guest = await start("agreed");
    const destinationUri = troubled.hosts.destination.uri;
    await expectOne("agreed", await troubled.migrateThrough(guest, trouble, { mode: "peer-to-peer", destinationUri }));
  });
});

describe("while its memory is on its way, one guest runs where it is said to", () => {
  const halfway = (["source", "destination"] as const).flatMap((victim) =>
    (["killed", "restarted", "cut", "hung", "stopped"] as const).flatMap((what) =>
      (["direct", "peer-to-peer"] as const).map((mode) => ({ victim, what, mode })),
    ),
  );
  it.each(halfway)("when the $victim is $what, $mode", async ({ victim, what, mode }) => {
    const log = join(troubled.pair.sharedPath, "halfway.log");
    await rm(log, { force: true });
    const guest = await start("halfway", log);
    await expect.poll(() => readFile(log, "utf8"), { timeout: 60_000 }).toContain("login:");
    const { hosts } = troubled;
    const options = { mode, destinationUri: hosts.destination.uri, bandwidth: mebibytes(4), unsafe: true };
    const job = guest.migrate(hosts.destination, options);
    await expect.poll(async () => (await job.progress())?.memory.done ?? 0, { timeout: 20_000 }).toBeGreaterThan(0);
    await troubled.harm(victim, what);
    const place = await job.done.then(
      (): Side => "destination",
      (error: { details: { host: Side } }) => error.details.host,
    );
    await expectOne("halfway", place);
  });
});

/** Has post-copy break off as soon as its progress is as it is waited for. @returns what is told of it. */
async function breakOff(guest: Guest, log: string, isFarEnough: (progress: MigrationProgress) => boolean) {
  const { pair, hosts } = troubled;
  await expect.poll(() => readFile(log, "utf8"), { timeout: 60_000 }).toContain("login:");
  const limited = { start: "on-demand", bandwidth: mebibytes(2) } as const;
  const job = guest.migrate(hosts.destination, { unsafe: true, bandwidth: mebibytes(2), postCopy: limited });
  await expect.poll(async () => (await job.progress())?.memory.done ?? 0, { timeout: 20_000 }).toBeGreaterThan(0);
  await job.startPostCopy();
  const seen = async () => {
    const progress = await job.progress();
    return progress !== null && isFarEnough(progress);
  };
  await expect.poll(seen, { timeout: 120_000 }).toBe(true);
  await expect(job.abort()).rejects.toMatchObject({ code: "libvirt.operation-invalid" });
  await pair.source.virsh("domjobabort", guest.name, "--postcopy");
  return job.done.catch((failure: unknown) => failure);
}

/** QEMU gives the destination's half up when it is broken off between two sections, which is chance. */
async function isGivenUp(guest: Guest, error: unknown): Promise<boolean> {
  if (!isHobError(error) || error.code !== "virt.migration-failed") return false;
  expect(error.details).toMatchObject({ host: null });
  expect(await troubled.runsAt(guest.name)).toEqual(["source"]);
  expect(await troubled.pair.source.virsh("domstate", guest.name, "--reason")).toBe("paused (post-copy failed)");
  return true;
}

it.each([1, 2, 3])(
  "post-copy that breaks off at once ends, also when the destination cannot say so (%i)",
  async (time) => {
    const log = join(troubled.pair.sharedPath, `broken-${time}.log`);
    const guest = await start(`broken-${time}`, log);
    // The emulator there often waits for a page itself by then, and answers its daemon no more.
    const error = await breakOff(guest, log, ({ postCopyRequests }) => (postCopyRequests ?? 0) > 8);
    if (!(await isGivenUp(guest, error)))
      expect(error).toMatchObject({ code: "virt.migration-split", kind: "conflict" });
  },
);

it("post-copy that breaks off is said to have, and goes on from where it was, if QEMU kept both halves", async () => {
  const { pair, hosts } = troubled;
  for (let attempt = 1; ; attempt += 1) {
    const log = join(pair.sharedPath, `split-${attempt}.log`);
    const guest = await start(`split-${attempt}`, log);
    // What the emulator itself uses has come by then, most of the time.
    const error = await breakOff(guest, log, ({ memory }) => memory.remaining < mebibytes(50));
    if (attempt < 5 && (await isGivenUp(guest, error))) continue;
    expect(error).toMatchObject({ code: "virt.migration-split", kind: "conflict" });
    const again = guest.migrate(hosts.destination, { resume: true, postCopy: { bandwidth: mebibytes(500) } });
    const gaveUp = AbortSignal.timeout(30_000);
    gaveUp.addEventListener("abort", () => void again.abort());
    const failure = await again.done.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (failure === null) return expectOne(guest.name, "destination");
    expect(attempt).toBeLessThan(5);
    expect(failure).toMatchObject({ code: "virt.migration-split" });
    expect(gaveUp.aborted || isLibvirtError((failure as Error).cause, "operation-invalid")).toBe(true);
  }
});
