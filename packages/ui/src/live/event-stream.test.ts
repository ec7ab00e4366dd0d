import { afterEach, expect, test, vi } from "vitest";
import { type EventStream, openEventStream } from "./event-stream.ts";
import type { LiveMessage } from "./live-message.ts";

/** A server of event streams that is told what to send. */
function streamServer() {
  const asked: { url: string; lastEventId: string | undefined }[] = [];
  const open: ReadableStreamDefaultController<Uint8Array>[] = [];
  let status = 200;
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    asked.push({ url, lastEventId: (init.headers as Record<string, string>)["last-event-id"] });
    if (status !== 200) return new Response("{}", { status });
    return new Response(new ReadableStream<Uint8Array>({ start: (controller) => void open.push(controller) }));
  };
  const encoder = new TextEncoder();
  return {
    ...{ asked, fetch },
    send: (text: string) => open.at(-1)?.enqueue(encoder.encode(text)),
    hangUp: () => open.at(-1)?.close(),
    answerWith: (next: number) => (status = next),
  };
}

const hello = (id: string) => `id: ${id}\nevent: hello\ndata: {}\n\n`;
const change = (id: string) => `id: ${id}\nevent: change\ndata: {"resource":"vms","id":"x","change":"removed"}\n\n`;

let stream: EventStream | undefined;
afterEach(() => stream?.close());

function start() {
  const server = streamServer();
  const messages: LiveMessage[] = [];
  stream = openEventStream({
    fetch: server.fetch,
    retryMs: 1,
    onMessage: (message) => void messages.push(message),
  });
  return { server, messages, stream };
}

test("says where it begins, and passes changes on with their positions", async () => {
  const { server, messages } = start();
  await vi.waitFor(() => expect(server.asked).toHaveLength(1));
  server.send(hello("e-5") + change("e-6"));
  await vi.waitFor(() => expect(messages).toHaveLength(4));
  expect(messages).toEqual([
    { type: "state", state: "connecting" },
    { type: "state", state: "live" },
    { type: "begin", position: "e-5" },
    { type: "change", event: { resource: "vms", id: "x", change: "removed" }, position: "e-6" },
  ]);
});

test("resumes after the last change it saw, without beginning anew", async () => {
  const { server, messages } = start();
  await vi.waitFor(() => expect(server.asked).toHaveLength(1));
  server.send(hello("e-5") + change("e-6"));
  await vi.waitFor(() => expect(messages).toHaveLength(4));
  server.hangUp();
  await vi.waitFor(() => expect(server.asked).toHaveLength(2));
  expect(server.asked[1]?.lastEventId).toBe("e-6");
  // The greeting says where the server stands; what was missed comes after it, and may be cut off again.
  server.send(hello("e-9") + change("e-7"));
  await vi.waitFor(() => expect(messages.filter(({ type }) => type === "change")).toHaveLength(2));
  server.hangUp();
  await vi.waitFor(() => expect(server.asked).toHaveLength(3));
  expect(server.asked[2]?.lastEventId).toBe("e-7");
  expect(messages.filter(({ type }) => type === "begin")).toHaveLength(1);
});

test("begins anew when the server could not resume", async () => {
  const { server, messages } = start();
  await vi.waitFor(() => expect(server.asked).toHaveLength(1));
  server.send(`${hello("e-5")}id: e-90\nevent: reset\ndata: {}\n\n`);
  await vi.waitFor(() => expect(messages).toContainEqual({ type: "begin", position: "e-90" }));
});

test("stops at a log-in that has ended, until somebody logs in again", async () => {
  const { server, messages, stream } = start();
  await vi.waitFor(() => expect(server.asked).toHaveLength(1));
  server.send(hello("e-5"));
  await vi.waitFor(() => expect(messages).toContainEqual({ type: "state", state: "live" }));
  server.answerWith(401);
  server.hangUp();
  await vi.waitFor(() => expect(messages.at(-1)).toEqual({ type: "state", state: "signed-out" }));
  const before = server.asked.length;
  server.answerWith(200);
  stream.restart();
  await vi.waitFor(() => expect(server.asked).toHaveLength(before + 1));
  expect(server.asked.at(-1)?.lastEventId).toBeUndefined();
});

test("opens anew, resuming, when other live figures are wanted", async () => {
  const { server, stream } = start();
  await vi.waitFor(() => expect(server.asked).toHaveLength(1));
  server.send(hello("e-5"));
  await vi.waitFor(() => expect(server.asked[0]?.url).toBe("/api/events"));
  stream.want(["vms"]);
  await vi.waitFor(() => expect(server.asked).toHaveLength(2));
  expect(server.asked[1]?.url).toBe("/api/events?samples=vms");
  stream.want(["vms"]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(server.asked).toHaveLength(2);
});
