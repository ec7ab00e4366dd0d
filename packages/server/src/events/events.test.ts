import { Writable } from "node:stream";
import { definePlugin, type Events, eventsService, session, users } from "@hob/plugin-api";
import { afterEach, beforeEach, expect, it } from "vitest";
import { lampPlugin, lamps } from "../testing/lamps.fixture.ts";
import { readEvents, startTestServer, type TestServer } from "../testing/index.ts";
import { EventHub } from "./event-hub.ts";
import { startEventStream } from "./event-stream.ts";

let events: Events;
const spy = definePlugin({
  id: "spy",
  title: "Spy",
  version: "1",
  description: "Holds the event service for the test.",
  needs: { events: eventsService },
  start: ({ services }) => {
    ({ events } = services);
    return { offers: {} };
  },
});

let test: TestServer;
beforeEach(async () => {
  test = await startTestServer({ plugins: [lampPlugin, spy], heartbeatMs: 50 });
});
afterEach(() => test.close());

const listen = (query = "", headers: Record<string, string> = {}) =>
  readEvents(`${test.url}/api/events${query}`, { cookie: test.cookie, ...headers });

it("says hello, then sends changes as they happen, as the resource would list them", async () => {
  const reader = await listen();
  expect(await reader.next()).toMatchObject({ event: "hello", id: expect.stringMatching(/^[0-9a-f]{8}-\d+$/) });
  await test.client(lamps).toggle("hall");
  expect(await reader.next()).toMatchObject({
    event: "change",
    data: { resource: "lamps", id: "hall", change: "changed", item: { id: "hall", on: true, room: "hall" } },
  });
  await test.client(lamps).create({ id: "attic" });
  await test.client(lamps).delete("attic");
  const removed = await reader.next(({ data }) => data.change === "removed");
  expect(removed.data).toEqual({ resource: "lamps", id: "attic", change: "removed" });
});

it("tells of tasks and notices too", async () => {
  const reader = await listen("?resources=tasks,notices");
  await test.client(lamps).burn({});
  const done = await reader.next(({ data }) => data.item?.state === "succeeded");
  expect(done.data).toMatchObject({ resource: "tasks", item: { kind: "lamps.burn", progress: 1 } });
  await test.client(lamps).delete("hall");
  expect((await reader.next(({ data }) => data.resource === "notices")).data.item).toMatchObject({
    title: "hall is gone",
  });
  expect(reader.events.filter(({ data }) => data.resource === "lamps")).toEqual([]);
});

it("is refused to strangers", async () => {
  await expect(listen("", { cookie: "" })).rejects.toThrow("401");
});

it("goes on where a listener left off", async () => {
  const first = await listen();
  await test.client(lamps).toggle("hall");
  const { id } = await first.next(({ event }) => event === "change");
  first.close();
  await test.client(lamps).create({ id: "missed-1" });
  await test.client(lamps).create({ id: "missed-2" });
  for (const again of [await listen("", { "last-event-id": id! }), await listen(`?lastEventId=${id}`)]) {
    expect(await again.next()).toMatchObject({ event: "hello" });
    expect((await again.next()).data.id).toBe("missed-1");
    expect((await again.next()).data.id).toBe("missed-2");
    expect(again.events.map(({ event }) => event)).not.toContain("reset");
  }
});

it("says reset to one who comes from another run or was away too long", async () => {
  const other = await listen("", { "last-event-id": "00000000-3" });
  expect([(await other.next()).event, (await other.next()).event]).toEqual(["hello", "reset"]);
  const reader = await listen();
  const { id } = await reader.next();
  reader.close();
  for (let n = 0; n < 5000; n += 1) events.publish({ resource: "lamps", id: `x-${n}`, change: "removed" });
  const late = await listen("", { "last-event-id": id! });
  expect([(await late.next()).event, (await late.next()).event]).toEqual(["hello", "reset"]);
});

it("sends nothing of what the user may not list", async () => {
  await test.client(users).create({ name: "vera", password: "long enough", role: "viewer" });
  const response = await fetch(`${test.url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "vera", password: "long enough" }),
  });
  const cookie = response.headers.get("set-cookie")!.split(";")[0]!;
  const viewer = await listen("", { cookie });
  const admin = await listen();
  await test.client(users).create({ name: "otto", password: "long enough", role: "viewer" });
  await test.client(lamps).toggle("hall");
  expect((await admin.next(({ event }) => event === "change")).data.resource).toBe("users");
  expect((await viewer.next(({ event }) => event === "change")).data.resource).toBe("lamps");
});

it("sends live figures to those who asked, and knows whether anyone did", async () => {
  const demands: boolean[] = [];
  events.onDemand(() => demands.push(events.wantsSamples("lamps")));
  const figures = { resource: "lamps", at: 1, columns: ["watts"], rows: [["hall", 60] as [string, number]] };
  const without = await listen();
  expect(events.wantsSamples("lamps")).toBe(false);
  const reader = await listen("?resources=tasks&samples=lamps,users");
  events.publishSamples(figures);
  expect(await reader.next(({ event }) => event === "samples")).toEqual({
    id: undefined,
    event: "samples",
    data: figures,
  });
  reader.close();
  await expect.poll(() => events.wantsSamples("lamps")).toBe(false);
  expect(demands).toEqual([true, false]);
  expect(without.events.map(({ event }) => event)).toEqual(["hello"]);
});

it.each([
  ["at once", 10_000],
  ["a few at a time", 25],
])(
  "brings ten thousand changes, %s, to one who reads: each in its order, or a reset for what was left out",
  async (_, lot) => {
    const reader = await listen();
    const [, start] = /-(\d+)$/.exec((await reader.next()).id ?? "") ?? [];
    for (let n = 0; n < 10_000; n += 1) {
      if (n > 0 && n % lot === 0) await new Promise(setImmediate);
      events.publish({ resource: "lamps", id: `lamp-${n}`, change: "removed" });
    }
    await reader.next(({ event, data }) => event === "reset" || data.id === "lamp-9999");
    events.publish({ resource: "lamps", id: "after", change: "removed" });
    await reader.next(({ data }) => data.id === "after");
    const sequences = reader.events.map(({ id }) => Number(id?.split("-")[1]));
    for (const [index, { event }] of reader.events.entries()) {
      if (event === "change") expect(sequences[index]).toBe((sequences[index - 1] ?? Number(start)) + 1);
    }
    expect(sequences.at(-1)).toBe(Number(start) + 10_001);
  },
);

it("ends with the log-in", async () => {
  const reader = await listen();
  await reader.next();
  await test.client(session).delete();
  await reader.ended;
});

it("ends when the session runs out, although nobody logs out", async () => {
  let now = Date.now();
  await using short = await startTestServer({ clock: () => now, heartbeatMs: 20 });
  const reader = await readEvents(`${short.url}/api/events`, { cookie: short.cookie });
  await reader.next();
  now += 2 * 3_600_000;
  await reader.ended;
});

it("logs an item that does not fit its shape, and the publisher goes on", () => {
  expect(() => events.publish({ resource: "lamps", id: "x", change: "changed", item: {} })).not.toThrow();
  expect(() => events.publish({ resource: "no-such", id: "x", change: "changed", item: {} })).not.toThrow();
});

it("keeps no queue for a slow listener, and says reset when it has fallen behind", async () => {
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const hub = new EventHub(() => JSON.stringify, log);
  const written: string[] = [];
  let free: (() => void) | undefined;
  const slow = new Writable({
    highWaterMark: 1000,
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      written.push(chunk);
      free = done;
    },
  });
  const end = startEventStream(hub, slow, {
    wants: () => true,
    samples: new Set(["lamps"]),
    lastEventId: undefined,
    isAlive: async () => true,
  });
  for (let n = 0; n < 10_000; n += 1) {
    hub.publish({ resource: "lamps", id: String(n), change: "changed", item: { n } });
    hub.publishSamples({ resource: "lamps", at: n, columns: [], rows: [] });
  }
  expect(slow.writableLength).toBeLessThan(1200);
  while (!written.some((text) => text.includes("reset"))) {
    const release = free;
    free = undefined;
    release?.();
    await new Promise(setImmediate);
  }
  const reset = written.find((text) => text.includes("event: reset"));
  expect(reset).toContain(`id: ${hub.epoch}-10000`);
  end();
});
