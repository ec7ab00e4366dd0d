import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import { session, tokens } from "@hob/plugin-api";
import { createClient } from "@hob/resources";
import { afterEach, beforeEach, expect, it } from "vitest";
import { WebSocket } from "ws";
import { lampPlugin, lamps } from "../testing/lamps.fixture.ts";
import { startTestServer, type TestServer } from "../testing/index.ts";

let now = Date.now();
let test: TestServer;
beforeEach(async () => {
  test = await startTestServer({ plugins: [lampPlugin], clock: () => now });
});
afterEach(() => test.close());

const open = (ticket: string, headers: Record<string, string> = { cookie: test.cookie }, path = "/api/sockets/lamp") =>
  new WebSocket(`${test.url.replace("http", "ws")}${path}?ticket=${ticket}`, { headers });
const message = async (socket: WebSocket) => String((await once(socket, "message"))[0]);

/** The plain answer that refuses an upgrade. */
const refusal = async (socket: WebSocket) => {
  const [, response] = (await once(socket, "unexpected-response")) as [unknown, IncomingMessage];
  let text = "";
  for await (const chunk of response) text += String(chunk);
  socket.on("error", () => {});
  socket.terminate();
  const problem = JSON.parse(text) as { status: number; code: string };
  expect(response.headers["content-type"]).toBe("application/problem+json");
  expect(response.statusCode).toBe(problem.status);
  return [problem.status, problem.code];
};
const ticketFor = async (id = "hall") => (await test.client(lamps).wire(id)).ticket;

it("opens a socket against a ticket, and hands its payload and bytes on", async () => {
  const socket = open(await ticketFor());
  expect(await message(socket)).toBe("lamp hall\n");
  socket.send(Buffer.from("echo"));
  expect(await message(socket)).toBe("echo");
  socket.close();
  await once(socket, "close");
});

it("refuses before the upgrade what has no valid ticket", async () => {
  expect(await refusal(open("guessed"))).toEqual([401, "server.ticket-invalid"]);
  const used = await ticketFor();
  const first = open(used);
  await message(first);
  expect(await refusal(open(used))).toEqual([401, "server.ticket-invalid"]);
  first.terminate();
  const old = await ticketFor();
  now += 30_000;
  expect(await refusal(open(old))).toEqual([401, "server.ticket-invalid"]);
});

it("refuses a ticket in other hands than those it was given to", async () => {
  expect(await refusal(open(await ticketFor(), {}))).toEqual([403, "server.ticket-not-yours"]);
  const cookie = (
    await fetch(`${test.url}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(test.admin),
    })
  ).headers
    .get("set-cookie")!
    .split(";")[0]!;
  expect(await refusal(open(await ticketFor(), { cookie }))).toEqual([403, "server.ticket-not-yours"]);
});

it("refuses a page of another site, and an unknown socket", async () => {
  const foreign = { cookie: test.cookie, origin: "https://evil.example" };
  expect(await refusal(open(await ticketFor(), foreign))).toEqual([403, "server.foreign-socket"]);
  const own = open(await ticketFor(), { cookie: test.cookie, origin: test.url });
  await message(own);
  own.terminate();
  expect(await refusal(open("x", {}, "/api/sockets/none"))).toEqual([404, "server.no-such-socket"]);
  expect(await refusal(open("x", {}, "/elsewhere"))).toEqual([404, "server.no-such-socket"]);
});

it("takes a ticket of an API token without a cookie", async () => {
  const { secret, id } = await test.client(tokens).create({ name: "cli" });
  const client = createClient({ baseUrl: test.url, headers: { authorization: `Bearer ${secret}` } });
  const socket = open((await client(lamps).wire("hall")).ticket, {});
  expect(await message(socket)).toBe("lamp hall\n");
  await test.client(tokens).delete(id);
  expect((await once(socket, "close"))[0]).toBe(1008);
});

it("closes when the user logs out", async () => {
  const socket = open(await ticketFor());
  await message(socket);
  await test.client(session).delete();
  const [code, reason] = (await once(socket, "close")) as [number, Buffer];
  expect([code, String(reason)]).toEqual([1008, "The log-in has ended."]);
});

it("refuses the ticket of an API token that was deleted meanwhile", async () => {
  const { secret, id } = await test.client(tokens).create({ name: "cli" });
  const client = createClient({ baseUrl: test.url, headers: { authorization: `Bearer ${secret}` } });
  const { ticket } = await client(lamps).wire("hall");
  await test.client(tokens).delete(id);
  expect(await refusal(open(ticket, {}))).toEqual([401, "server.ticket-invalid"]);
});

it("closes when the log-in ends by itself, though nothing is sent", async () => {
  await using watched = await startTestServer({ plugins: [lampPlugin], clock: () => now, heartbeatMs: 20 });
  const { ticket } = await watched.client(lamps).wire("hall");
  const url = `${watched.url.replace("http", "ws")}/api/sockets/lamp?ticket=${ticket}`;
  const socket = new WebSocket(url, { headers: { cookie: watched.cookie } });
  await message(socket);
  now += 61 * 60_000;
  expect((await once(socket, "close"))[0]).toBe(1008);
});

it("brings no session back that has ended by what is typed", async () => {
  const socket = open(await ticketFor());
  await message(socket);
  now += 61 * 60_000;
  socket.send(Buffer.from("x"));
  await message(socket);
  expect((await test.request("/api/session")).status).toBe(401);
  socket.terminate();
});

it("cuts one whose machine went away without a word, and nobody else", async () => {
  await using watched = await startTestServer({ plugins: [lampPlugin], heartbeatMs: 20 });
  const openWatched = async (autoPong: boolean) => {
    const { ticket } = await watched.client(lamps).wire("hall");
    const url = `${watched.url.replace("http", "ws")}/api/sockets/lamp?ticket=${ticket}`;
    const socket = new WebSocket(url, { headers: { cookie: watched.cookie }, autoPong });
    await message(socket);
    return socket;
  };
  const [silent, there] = [await openWatched(false), await openWatched(true)];
  expect((await once(silent, "close"))[0]).toBe(1006);
  await once(there, "ping");
  expect(there.readyState).toBe(there.OPEN);
  there.terminate();
});

it("closes with the reason when the plugin cannot open it", async () => {
  const [code, reason] = (await once(open(await ticketFor("broken")), "close")) as [number, Buffer];
  expect([code, String(reason)]).toEqual([1011, "The wire is cut."]);
});

it("counts what is typed as activity of the session", async () => {
  const socket = open(await ticketFor());
  await message(socket);
  for (let n = 0; n < 3; n += 1) {
    now += 45 * 60_000;
    socket.send(Buffer.from("x"));
    await message(socket);
  }
  expect(await test.client(session).get()).toMatchObject({ user: { name: "admin" } });
  socket.terminate();
});

it("says that a plain request cannot open a socket", async () => {
  const response = await test.request("/api/sockets/lamp?ticket=x");
  expect(await response.json()).toMatchObject({ status: 400, code: "server.upgrade-needed" });
});

it("loses no byte of a large echo, although the reader is slow", async () => {
  const socket = open(await ticketFor());
  await message(socket);
  const size = 8 * 1024 * 1024;
  let received = 0;
  socket.on("message", (data: Buffer) => {
    received += data.length;
    if (received < size) {
      socket.pause();
      setTimeout(() => socket.resume(), 1);
    }
  });
  for (let sent = 0; sent < size; sent += 512 * 1024) socket.send(Buffer.alloc(512 * 1024, 7));
  await expect.poll(() => received, { timeout: 10_000 }).toBe(size);
  socket.terminate();
});

it("survives one who hangs up in the middle of the upgrade", async () => {
  const socket = connect(Number(new URL(test.url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write(
    `GET /api/sockets/lamp?ticket=x HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n`,
  );
  socket.resetAndDestroy();
  await once(socket, "close");
  expect((await fetch(`${test.url}/healthz`)).status).toBe(200);
});
