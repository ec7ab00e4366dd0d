import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import { afterEach, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { attachConsole } from "./attach-console.ts";

let stop: (() => void) | undefined;
afterEach(() => stop?.());

/** A console that does with its socket what the test says. */
async function consoleOf(talk: (socket: WebSocket) => void) {
  const server = createServer((_, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({ server, path: "/console" });
  sockets.on("connection", talk);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => {
    for (const client of sockets.clients) client.terminate();
    server.close();
  };
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/console`;
}

/** A process whose keys the test types. */
function terminal(isTTY: boolean) {
  const modes: boolean[] = [];
  const stdin = Object.assign(new PassThrough(), { isTTY, setRawMode: (raw: boolean) => modes.push(raw) });
  const controller = new AbortController();
  const stdout = new PassThrough();
  const process = { argv: [], env: {}, stdin, stdout, stderr: new PassThrough(), signal: controller.signal };
  return { process, modes, controller, printed: () => String(stdout.read() ?? "") };
}

it("passes bytes both ways as they are, and detaches at Ctrl-] with what was typed before it", async () => {
  const { process, modes, printed } = terminal(true);
  const heard: Buffer[] = [];
  const url = await consoleOf((socket) => {
    socket.send(Buffer.from("login: \xff", "latin1"));
    socket.on("message", (data: Buffer, isBinary) => heard.push(isBinary ? data : Buffer.from("text!")));
    process.stdin.write("root\x03");
    process.stdin.write("\r\x1dnever sent");
    socket.on("close", () => heard.push(Buffer.from(" closed")));
  });
  await attachConsole("web-1", url, process);
  await expect.poll(() => Buffer.concat(heard).toString()).toBe("root\x03\r closed");
  expect(printed()).toBe(Buffer.from("login: \xff", "latin1").toString());
  expect(modes).toEqual([true, false]);
});

it("in a pipe stays until the console closes, and takes Ctrl-] for a byte like any other", async () => {
  const { process, printed } = terminal(false);
  const url = await consoleOf((socket) => {
    socket.on("message", (data: Buffer) => {
      socket.send(Buffer.concat([Buffer.from("heard "), data]));
      setTimeout(() => socket.close(1000), 20);
    });
  });
  process.stdin.end("a\x1db");
  await attachConsole("web-1", url, process);
  expect(printed()).toBe("heard a\x1db");
});

it("ends quietly when the process is told to stop", async () => {
  const { process, controller, modes } = terminal(true);
  const url = await consoleOf(() => controller.abort());
  await attachConsole("web-1", url, process);
  expect(modes.at(-1)).toBe(false);
});

it("says why the console was lost, and leaves the terminal as it was", async () => {
  const { process, modes } = terminal(true);
  const url = await consoleOf((socket) => socket.close(1011, "The guest is gone."));
  await expect(attachConsole("web-1", url, process)).rejects.toThrow(
    "The console of 'web-1' was lost: The guest is gone.",
  );
  expect(modes.at(-1)).toBe(false);
});

it("says so when the console is refused", async () => {
  const { process } = terminal(false);
  const url = await consoleOf(() => {});
  await expect(attachConsole("web-1", url.replace("/console", "/other"), process)).rejects.toThrow("it was refused");
});
