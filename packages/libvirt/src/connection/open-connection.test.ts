import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { caught } from "../testing/scripted-connection.ts";
import { openConnection } from "./open-connection.ts";

/** A server on a free port that does with its clients what a test wants. */
async function listen(serve: (client: Socket) => void): Promise<number> {
  const clients = new Set<Socket>();
  const server: Server = createServer((client) => {
    clients.add(client);
    client.on("error", () => client.destroy());
    serve(client);
  });
  server.listen({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  onTestFinished(async () => {
    for (const client of clients) client.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

it("says where it looked for a daemon that is not there", async () => {
  expect(await caught(openConnection("qemu+unix:///system?socket=/nowhere/sock"))).toMatchObject({
    code: "libvirt.connect-failed",
    kind: "unavailable",
    message:
      "Cannot connect to 'qemu+unix:///system?socket=/nowhere/sock' at '/nowhere/sock': there is no such socket.",
  });
});

it.each([
  ["qemu+tcp://127.0.0.1:1/system", /at '127\.0\.0\.1:1': nobody listens\.$/],
  ["qemu+tcp://[::1]:1/system", /at '\[::1\]:1': /],
  [
    "qemu+tcp://hob.invalid/system",
    /at 'hob\.invalid:16509': no (?:host of this name is known|name server answers)\.$/,
  ],
])("names host and port that cannot be reached: %s", async (uri, message) => {
  expect(await caught(openConnection(uri))).toMatchObject({
    code: "libvirt.connect-failed",
    kind: "unavailable",
    message: expect.stringMatching(message),
    hint: "Check the name and the port, the firewall between, and that libvirtd listens there.",
  });
});

it.each<[string, (client: Socket) => void]>([
  ["ends", (client) => client.end()],
  ["resets, after it heard the first call,", (client) => client.once("data", () => client.resetAndDestroy())],
  ["ends, after it heard the first call,", (client) => client.once("data", () => client.end())],
])("says that a daemon %s a connection that it took, as one with too many clients does", async (_name, serve) => {
  const port = await listen(serve);
  expect(await caught(openConnection(`qemu+tcp://127.0.0.1:${port}/system`))).toMatchObject({
    code: "libvirt.connect-failed",
    message: expect.stringContaining(`'127.0.0.1:${port}': the daemon takes the connection and ends it at once.`),
    hint: expect.stringContaining("max_anonymous_clients"),
  });
});

it("says that a daemon takes a connection and lets it wait", async () => {
  const port = await listen(() => {});
  const uri = `qemu+tcp://127.0.0.1:${port}/system`;
  expect(await caught(openConnection(uri, { signal: AbortSignal.timeout(50) }))).toMatchObject({
    code: "libvirt.connect-timeout",
    kind: "timeout",
    message: `Connecting to '${uri}' took too long: 127.0.0.1:${port} takes the connection, and the daemon says nothing.`,
    hint: expect.stringContaining("max_clients"),
  });
});

it("is cancelled by its caller at any moment of the way", async () => {
  const port = await listen(() => {});
  const uri = `qemu+tcp://127.0.0.1:${port}/system`;
  expect(await caught(openConnection(uri, { signal: AbortSignal.abort() }))).toMatchObject({ kind: "cancelled" });
  const controller = new AbortController();
  const opening = caught(openConnection(uri, { signal: controller.signal }));
  controller.abort();
  expect(await opening).toMatchObject({ kind: "cancelled" });
});

it("fails where nothing speaks libvirt's protocol", async () => {
  const port = await listen((client) => client.write("HTTP/1.1 400 Bad Request\r\n\r\n".repeat(3)));
  expect(await caught(openConnection(`qemu+tcp://127.0.0.1:${port}/system`))).toMatchObject({
    code: "libvirt.connection-lost",
    cause: { code: "libvirt.protocol-error" },
  });
});
