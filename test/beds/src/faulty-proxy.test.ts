import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Fault } from "./fault.ts";
import { type FaultyProxy, startFaultyProxy } from "./faulty-proxy.ts";
import { rpcFrame } from "./rpc-frame.ts";

/** A daemon that sends back what comes, and keeps it. */
let received: Buffer;
let server: Server;
let directory: string;
let proxy: FaultyProxy;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "hob-faulty-"));
  received = Buffer.alloc(0);
  server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("data", (bytes) => {
      received = Buffer.concat([received, bytes]);
      socket.write(bytes);
    });
    socket.on("end", () => socket.end());
    socket.on("error", () => socket.destroy());
  });
  server.listen(join(directory, "sock"));
  await once(server, "listening");
  proxy = await startFaultyProxy({ socket: join(directory, "sock") });
});
afterEach(async () => {
  await proxy.close();
  server.close();
  await once(server, "close");
  await rm(directory, { recursive: true });
});

interface Client {
  readonly socket: Socket;
  readonly chunks: Buffer[];
  readonly said: () => Buffer;
  readonly ended: Promise<unknown>;
}

async function open(): Promise<Client> {
  const socket = connect(proxy.socket);
  const chunks: Buffer[] = [];
  socket.on("data", (bytes) => chunks.push(bytes));
  const ended = new Promise((resolve) => socket.once("close", resolve));
  socket.on("error", () => socket.destroy());
  await once(socket, "connect");
  return { socket, chunks, said: () => Buffer.concat(chunks), ended };
}

const frame = (procedure: number, size = 4) =>
  rpcFrame({ program: 1, procedure, type: 0, serial: 0, status: 0 }, Buffer.alloc(size, procedure));
const three = Buffer.concat([frame(1), frame(2), frame(3)]);

test("passes everything on, also what is no message", async () => {
  const client = await open();
  client.socket.write(three);
  await expect.poll(client.said).toEqual(three);
  const junk = Buffer.alloc(3 * 2 ** 20, 1);
  client.socket.write(junk);
  await expect.poll(() => client.said().length).toBe(three.length + junk.length);
  expect(client.said().subarray(three.length)).toEqual(junk);
  client.socket.destroy();
});

test.each([0, 1, 27, 28, 33, 63, 95])("cuts at byte %i, after delivering all before it", async (byte) => {
  const fault = proxy.inject({ direction: "to-daemon", at: { byte }, action: "cut" });
  const client = await open();
  client.socket.write(three);
  await fault.happened;
  await client.ended;
  await expect.poll(() => received).toEqual(three.subarray(0, byte));
});

test.each([
  [0, 32],
  [10, 42],
  [Infinity, 64],
])("cuts %d bytes into a message that is chosen by its procedure", async (offset, byte) => {
  proxy.inject({ direction: "to-client", at: { procedure: 2, offset }, action: "cut" });
  const client = await open();
  client.socket.write(three);
  await client.ended;
  expect(client.said()).toEqual(three.subarray(0, byte));
});

test("tells messages of one procedure apart by their index", async () => {
  proxy.inject({ direction: "to-client", at: { procedure: 7, index: 2 }, action: "cut" });
  const client = await open();
  const seven = frame(7);
  client.socket.write(Buffer.concat([seven, frame(1), seven, seven, seven]));
  await client.ended;
  expect(client.said()).toEqual(Buffer.concat([seven, frame(1), seven]));
});

test("a fault happens once, or as often as is asked", async () => {
  proxy.inject({ direction: "to-client", at: { procedure: 2 }, action: "cut", times: 2 });
  for (let tries = 0; tries < 2; tries += 1) {
    const client = await open();
    client.socket.write(three);
    await client.ended;
    expect(client.said()).toEqual(frame(1));
  }
  const client = await open();
  client.socket.write(three);
  await expect.poll(client.said).toEqual(three);
});

test("ends one direction only", async () => {
  const client = await open();
  proxy.inject({ direction: "to-client", at: { procedure: 2 }, action: "end" });
  client.socket.write(three);
  await once(client.socket, "end");
  expect(client.said()).toEqual(frame(1));
  await expect.poll(() => received).toEqual(three);
});

test("stalls until the sender's buffers are full, and goes on in order when lifted", async () => {
  const client = await open();
  await expect.poll(() => proxy.connections).toBe(1);
  const fault = proxy.inject({ direction: "to-daemon", action: "stall" });
  const big = Buffer.concat(Array.from({ length: 400 }, (_, index) => frame(index, 10_000)));
  client.socket.write(big);
  await fault.happened;
  await expect.poll(() => client.socket.writableLength).toBeGreaterThan(0);
  expect(received).toHaveLength(0);
  fault.lift();
  await expect.poll(() => client.said().length, { timeout: 5_000 }).toBe(big.length);
  expect(client.said().equals(big)).toBe(true);
});

test("swallows while it lasts", async () => {
  const client = await open();
  const fault = proxy.inject({ direction: "to-daemon", at: { procedure: 1, offset: Infinity }, action: "swallow" });
  client.socket.write(Buffer.concat([frame(1), frame(2)]));
  await fault.happened;
  await expect.poll(client.said).toEqual(frame(1));
  fault.lift();
  client.socket.write(frame(3));
  await expect.poll(client.said).toEqual(Buffer.concat([frame(1), frame(3)]));
});

test("corrupts one byte", async () => {
  const client = await open();
  proxy.inject({ direction: "to-client", at: { procedure: 2, offset: 30 }, action: "corrupt" });
  client.socket.write(three);
  const wrong = Buffer.from(three);
  wrong[62]! ^= 0xff;
  await expect.poll(client.said).toEqual(wrong);
});

test("delivers single bytes", async () => {
  const client = await open();
  await expect.poll(() => proxy.connections).toBe(1);
  proxy.inject({ direction: "to-client", action: "single-bytes" });
  client.socket.write(three);
  await expect.poll(client.said).toEqual(three);
  expect(client.chunks.length).toBeGreaterThan(three.length / 2);
});

test("inserts what nobody sent, and pauses", async () => {
  const client = await open();
  proxy.inject({ direction: "to-client", at: { procedure: 2 }, action: { insert: frame(99) } });
  proxy.inject({ direction: "to-client", at: { procedure: 3 }, action: { delayMs: 100 } });
  const begun = performance.now();
  client.socket.write(three);
  await expect.poll(client.said).toEqual(Buffer.concat([frame(1), frame(99), frame(2), frame(3)]));
  expect(performance.now() - begun).toBeGreaterThan(95);
});

test("looks like a daemon that hangs while it is held, to clients old and new", async () => {
  const old = await open();
  await expect.poll(() => proxy.connections).toBe(1);
  proxy.hold();
  const late = await open();
  old.socket.write(three);
  late.socket.write(three);
  proxy.release();
  const fresh = await open();
  fresh.socket.write(three);
  await expect.poll(fresh.said).toEqual(three);
  expect([old.said(), late.said()]).toEqual([Buffer.alloc(0), Buffer.alloc(0)]);
  expect([old, late].map(({ socket }) => socket.closed)).toEqual([false, false]);
});

test("cuts every connection, and closes those that come if it is told to", async () => {
  const clients = [await open(), await open()];
  await expect.poll(() => proxy.connections).toBe(2);
  proxy.welcome = "close";
  proxy.cut();
  await Promise.all(clients.map(({ ended }) => ended));
  await expect.poll(() => proxy.connections).toBe(0);
  await (
    await open()
  ).ended;
});

test("a fault that is lifted before it happens never does", async () => {
  const fault: Fault = proxy.inject({ direction: "to-client", at: { procedure: 2 }, action: "cut" });
  fault.lift();
  const client = await open();
  client.socket.write(three);
  await expect.poll(client.said).toEqual(three);
});
