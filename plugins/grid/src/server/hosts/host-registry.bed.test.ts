import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Bed, startLibvirtd, testNode } from "@hob/beds";
import type { ChangeEvent } from "@hob/resources";
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from "vitest";
import type { GuestChange } from "../grid-guest.ts";
import { hostItem } from "./host-item.ts";
import { HostRegistry } from "./host-registry.ts";
import type { HostRow } from "./host-row.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

let rows: Map<string, HostRow>;
let published: ChangeEvent[];
let changes: GuestChange[];
let registry: HostRegistry;
beforeEach(() => {
  rows = new Map();
  published = [];
  changes = [];
  const silent = () => undefined;
  registry = new HostRegistry({
    store: {
      all: async () => [...rows.values()],
      add: async (row) => void rows.set(row.id, row),
      change: async (id, change) => void rows.set(id, { ...(rows.get(id) as HostRow), ...change }),
      remove: async (id) => void rows.delete(id),
      isDone: async () => false,
      markDone: async () => undefined,
    },
    events: {
      publish: (event) => published.push(event),
      publishSamples: silent,
      wantsSamples: () => false,
      onDemand: () => silent,
    },
    notices: { raise: async () => undefined, clear: async () => undefined },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    platforms: () => [],
  });
  registry.onGuest((change) => changes.push(change));
});
afterEach(() => registry.close());

const told = () => changes.map(({ change, guest }) => `${change} ${guest.name} ${guest.stale ? "stale" : guest.state}`);
const ready = (uri: string) =>
  expect.poll(() => registry.hosts().find(({ row }) => row.uri === uri)?.isReady).toBe(true);
const within = (ms: number) => ({ timeout: ms, interval: 10 });

/** A guest without disks: it sits in its firmware. */
async function define(name: string): Promise<void> {
  const path = join(bed.poolPath, `${name}.xml`);
  await writeFile(
    path,
    `<domain type='qemu'><name>${name}</name><memory unit='MiB'>16</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>`,
  );
  await bed.virsh("define", path);
}

test("follows what virsh defines, starts, stops and removes, each within a second", async () => {
  await registry.add({ uri: bed.uri });
  await ready(bed.uri);
  await define("web");
  await expect.poll(told, within(1000)).toEqual(["created web shutoff"]);
  await bed.virsh("start", "web");
  await expect.poll(() => told().at(-1), within(1000)).toBe("changed web running");
  await bed.virsh("suspend", "web");
  await expect.poll(() => told().at(-1), within(1000)).toBe("changed web paused");
  await bed.virsh("destroy", "web");
  await expect.poll(() => told().at(-1), within(1000)).toBe("changed web shutoff");
  await bed.virsh("undefine", "web");
  await expect.poll(() => told().at(-1), within(1000)).toBe("removed web shutoff");
  await expect.poll(() => published.at(-1)?.item, within(1000)).toMatchObject({ vms: 0, vmsRunning: 0 });
});

test("reads the same of a guest after an event as from the bulk list", async () => {
  const host = await registry.add({ uri: bed.uri });
  await ready(bed.uri);
  await define("same");
  for (const [act, state] of [
    ["autostart", "shutoff"],
    ["start", "running"],
    ["destroy", "shutoff"],
  ] as const) {
    await bed.virsh(act, "same");
    await expect.poll(() => told().at(-1), within(1000)).toMatch(new RegExp(`same ${state}$`));
    // No event tells of this one.
    if (act === "autostart") await host.inventory.synchronise();
    const before = [...host.guests.values()];
    await host.inventory.synchronise();
    expect([...host.guests.values()], act).toEqual(before);
  }
  await bed.virsh("undefine", "same");
});

test("shows a lost host at once, keeps its guests as stale, and catches up within 5 s of its return", async () => {
  await define("kept");
  await define("lost");
  const host = await registry.add({ uri: bed.uri });
  await ready(bed.uri);
  const stopped = bed.stopDaemon();
  await expect.poll(() => hostItem(host).state, within(10_000)).toBe("disconnected");
  expect(new Map([...host.guests.values()].map(({ name, stale }) => [name, stale]))).toEqual(
    new Map([
      ["kept", true],
      ["lost", true],
    ]),
  );
  expect(() => host.connection).toThrow(/is not connected/);
  await stopped;
  // Further attempts tell why, but are no news.
  const { since } = hostItem(host);
  await expect.poll(() => hostItem(host).reason, within(5000)).toContain(bed.socket);
  expect(hostItem(host).hint).toMatch(/^Check that libvirtd/);
  expect([
    hostItem(host).since,
    told()
      .filter((line) => line.endsWith("stale"))
      .toSorted(),
  ]).toEqual([since, ["changed kept stale", "changed lost stale"]]);
  changes.length = 0;
  await bed.startDaemon();
  await bed.virsh("undefine", "lost");
  await expect.poll(() => host.isReady, within(5000)).toBe(true);
  await expect.poll(() => [...host.guests.values()].map(({ name, stale }) => [name, stale])).toEqual([["kept", false]]);
  expect(told()).toContain("changed kept shutoff");
  await bed.virsh("undefine", "kept");
});

test("says why a new host cannot be reached, naming the socket, and stores nothing", async () => {
  const uri = "qemu+unix:///system?socket=/run/no-such-socket";
  await expect(registry.add({ uri })).rejects.toMatchObject({
    kind: "unavailable",
    message: expect.stringContaining("/run/no-such-socket"),
  });
  await expect(registry.add({ uri: "nonsense" })).rejects.toMatchObject({ kind: "invalid" });
  expect([rows.size, registry.hosts(), published]).toEqual([0, [], []]);
});

test("refuses the URI and the name of a host that is there already", async () => {
  await registry.add({ uri: bed.uri, name: "rack-1" });
  await expect(registry.add({ uri: bed.uri })).rejects.toMatchObject({
    kind: "conflict",
    message: `'${bed.uri}' is host 'rack-1' already.`,
  });
  await expect(registry.add({ uri: bed.testUri(), name: "rack-1" })).rejects.toMatchObject({ kind: "conflict" });
  expect(rows.size).toBe(1);
});

test("names hosts after their machines, tells apart two of one name, and keeps a name that was given", async () => {
  const first = await registry.add({ uri: bed.uri });
  const second = await registry.add({ uri: bed.testUri() });
  expect([first.name, second.name]).toEqual([bed.hostname, `${bed.hostname}-2`]);
  await registry.change(second.id, { name: "lab" });
  expect(registry.host("lab").id).toBe(second.id);
  // Messages about it use the name that it has now.
  expect(registry.hosts().map(({ live }) => live.name)).toEqual([bed.hostname, "lab"]);
  await expect(registry.change(second.id, { name: bed.hostname })).rejects.toMatchObject({ kind: "conflict" });
});

test("forgets a host and its guests, and touches nothing on it", async () => {
  await define("stays");
  const host = await registry.add({ uri: bed.uri });
  await ready(bed.uri);
  await registry.remove(host.id);
  expect(told()).toEqual(["created stays shutoff", "removed stays shutoff"]);
  expect(published.at(-1)).toEqual({ resource: "hosts", id: host.id, change: "removed" });
  expect([rows.size, await bed.virsh("list", "--all", "--name")]).toEqual([0, "stays"]);
  await bed.virsh("undefine", "stays");
});

test("takes live figures of running guests in batches while someone looks", async () => {
  await define("busy");
  await bed.virsh("start", "busy");
  const host = await registry.add({ uri: bed.uri });
  await ready(bed.uri);
  const batches: string[][] = [];
  registry.onSamples(({ rows: taken }) => batches.push(taken.map(([uuid]) => uuid)));
  registry.watchSamples(true);
  const [uuid = ""] = host.guests.keys();
  await expect.poll(() => batches.length, within(8000)).toBeGreaterThan(2);
  expect(batches.at(-1)).toEqual([uuid]);
  const [cpu, memory] = host.history(uuid).at(-1)?.[1] ?? [];
  expect(cpu).toBeGreaterThanOrEqual(0);
  expect(memory).toBeGreaterThan(0);
  await bed.virsh("destroy", "busy");
  await bed.virsh("undefine", "busy");
});

test("holds thousands of simulated guests", async () => {
  const host = await registry.add({ uri: bed.testUri(await testNode(2000)) });
  await expect.poll(() => host.isReady, within(20_000)).toBe(true);
  expect(host.guests.size).toBe(2000);
  expect(changes).toHaveLength(2000);
  await host.verdict();
  expect(hostItem(host)).toMatchObject({ vms: 2000, guestType: "test" });
});
