import { type Sshd, startSshd } from "@hob/beds";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { buffer } from "node:stream/consumers";
import { finished } from "node:stream/promises";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { openSsh, PinnedHostKeys, type SshConnection, type SshOptions } from "./index.ts";

let bed: Sshd;
beforeAll(async () => {
  bed = await startSshd({ users: { ann: "open sesame" } });
});
afterAll(() => bed.stop());

async function open(on = bed, more: Partial<SshOptions> = {}, user = "root"): Promise<SshConnection> {
  const hostKeys = new PinnedHostKeys({ [`[${on.host}]:${on.port}`]: await on.hostKey() });
  const options = { hostKeys, identities: [{ privateKey: on.identity }], ...more };
  const connection = await openSsh({ host: on.host, port: on.port, user }, options);
  onTestFinished(() => connection.close());
  return connection;
}

/** A server in this process, which sshd reaches too. */
async function serve(listen: string | number, serveOne: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, serveOne);
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
  });
  if (typeof listen === "string") server.listen(listen);
  else server.listen(listen, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return server;
}

const portOf = (server: Server) => (server.address() as { port: number }).port;
const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
let socketNumber = 0;
const newSocketPath = () => join(bed.directory, `socket-${(socketNumber += 1)}`);

it("carries bytes both ways to a unix socket, and the end of each way apart", async () => {
  const path = newSocketPath();
  await serve(path, (socket) => {
    void buffer(socket).then((heard) => socket.end(`heard ${heard}`));
  });
  const stream = await (await open()).forwardToSocket(path);
  stream.end("hello");
  expect((await buffer(stream)).toString()).toBe("heard hello");
  await finished(stream);
});

it("carries bytes both ways to a port of the host", async () => {
  const server = await serve(0, (socket) => socket.pipe(socket));
  const stream = await (await open()).forwardToPort("127.0.0.1", portOf(server));
  stream.end("hello");
  expect((await buffer(stream)).toString()).toBe("hello");
});

it("has sshd answer without delay, by one session that it lets go of", async () => {
  const fresh = await startSshd();
  onTestFinished(() => fresh.stop());
  const server = await serve(0, (socket) => socket.pipe(socket));
  const connection = await open(fresh);
  await Promise.all([1, 2, 3].map(() => connection.forwardToPort("127.0.0.1", portOf(server))));
  const sessions = async () => {
    const log = await readFile(join(fresh.directory, "sshd.log"), "utf8");
    return ["Starting session: subsystem 'sftp'", "Close session"].map((line) => log.split(line).length - 1);
  };
  await expect.poll(sessions).toEqual([1, 1]);
});

it("carries much both ways at once, unchanged", async () => {
  const path = newSocketPath();
  const bytes = randomBytes(24 * 2 ** 20);
  await serve(path, (socket) => socket.pipe(socket));
  const stream = await (await open()).forwardToSocket(path);
  stream.end(bytes);
  expect(digest(await buffer(stream))).toBe(digest(bytes));
});

it("has everything read that came before the other side closed", async () => {
  const path = newSocketPath();
  const bytes = randomBytes(3 * 2 ** 20);
  await serve(path, (socket) => socket.end(bytes, () => socket.destroy()));
  const stream = await (await open()).forwardToSocket(path);
  stream.pause();
  await expect.poll(() => stream.readableLength).toBeGreaterThan(0);
  expect(digest(await buffer(stream))).toBe(digest(bytes));
});

it("makes a fast sender wait for a slow reader", async () => {
  const path = newSocketPath();
  let sent = 0;
  await serve(path, (socket) => {
    const chunk = Buffer.alloc(65536);
    const send = () => {
      while (sent < 256 * 2 ** 20 && socket.write(chunk)) sent += chunk.length;
    };
    socket.on("drain", send);
    send();
  });
  const stream = await (await open()).forwardToSocket(path);
  stream.pause();
  let before = -1;
  await expect
    .poll(
      () => {
        const still = sent === before && sent > 0;
        before = sent;
        return still;
      },
      { interval: 300, timeout: 20_000 },
    )
    .toBe(true);
  expect(sent).toBeLessThan(16 * 2 ** 20);
  stream.destroy();
});

it("makes a fast writer wait for a server that does not read", async () => {
  const path = newSocketPath();
  await serve(path, (socket) => socket.pause());
  const stream = await (await open()).forwardToSocket(path);
  const chunk = Buffer.alloc(65536);
  let taken = 0;
  const write = () => {
    while (stream.write(chunk, (error) => !error && (taken += chunk.length)));
  };
  stream.on("drain", write);
  write();
  let before = -1;
  await expect
    .poll(
      () => {
        const still = taken === before && taken > 0;
        before = taken;
        return still;
      },
      { interval: 300, timeout: 20_000 },
    )
    .toBe(true);
  expect(taken).toBeLessThan(16 * 2 ** 20);
  stream.on("error", () => {});
  stream.destroy();
});

it("says what was not reached, and goes on", async () => {
  const connection = await open();
  await expect(connection.forwardToSocket("/nonexistent/sock")).rejects.toMatchObject({
    code: "ssh.forward-refused",
    message: "'127.0.0.1' does not forward to '/nonexistent/sock': it could not be opened there.",
  });
  await expect(connection.forwardToPort("127.0.0.1", 1)).rejects.toMatchObject({ code: "ssh.forward-refused" });
  expect(await connection.run("true", [])).toMatchObject({ code: 0 });
});

it("says that a server does not permit forwards", async () => {
  const strict = await startSshd({ forwarding: false });
  onTestFinished(() => strict.stop());
  const connection = await open(strict);
  await expect(connection.forwardToPort("127.0.0.1", strict.port)).rejects.toThrow("the server does not permit it");
});

it("fails what is under way when sshd is killed, and never takes that for an end", async () => {
  const mortal = await startSshd();
  onTestFinished(() => mortal.stop());
  const path = newSocketPath();
  await serve(path, (socket) => socket.write("some"));
  const connection = await open(mortal);
  const stream = await connection.forwardToSocket(path);
  const read = expect(buffer(stream)).rejects.toMatchObject({ code: "ssh.connection-lost", kind: "unavailable" });
  const run = expect(connection.run("sleep", ["60"])).rejects.toMatchObject({ code: "ssh.connection-lost" });
  const files = await connection.files();
  await mortal.kill();
  await read;
  await run;
  expect(await connection.closed).toMatchObject({ reason: "end-of-file" });
  await expect(connection.run("true", [])).rejects.toThrow("the server ended it");
  await expect(connection.forwardToSocket(path)).rejects.toMatchObject({ code: "ssh.connection-lost" });
  await expect(files.read("/etc/hostname")).rejects.toMatchObject({ kind: "unavailable" });
});

it("gives a server up that has gone silent", async () => {
  const silent = await startSshd();
  onTestFinished(() => silent.stop());
  const connection = await open(silent, { keepalive: { intervalMs: 100, count: 2 } });
  const run = expect(connection.run("sleep", ["60"])).rejects.toThrow("the server no longer answers");
  await silent.pause();
  expect(await connection.closed).toMatchObject({ reason: "keepalive" });
  await run;
  await silent.resume();
});

it("does not wait longer than it may for a server that says nothing", async () => {
  const mute = await serve(0, (socket) => socket.resume());
  const hostKeys = new PinnedHostKeys();
  const target = { host: "127.0.0.1", port: portOf(mute), user: "root" };
  const refusal = (promise: Promise<unknown>, code: string) => expect(promise).rejects.toMatchObject({ code });
  await refusal(openSsh(target, { hostKeys, timeouts: { connectMs: 100 } }), "ssh.timeout");
  await refusal(openSsh(target, { hostKeys }, { signal: AbortSignal.timeout(50) }), "ssh.timeout");
  const controller = new AbortController();
  const opening = refusal(openSsh(target, { hostKeys }, { signal: controller.signal }), "ssh.cancelled");
  controller.abort();
  await opening;
  await refusal(openSsh(target, { hostKeys }, { signal: AbortSignal.abort() }), "ssh.cancelled");
});

it("says why a host is not reached", async () => {
  const gone = await serve(0, () => {});
  const port = portOf(gone);
  gone.close();
  const hostKeys = new PinnedHostKeys();
  await expect(openSsh({ host: "127.0.0.1", port, user: "root" }, { hostKeys })).rejects.toMatchObject({
    code: "ssh.unreachable",
    message: `Cannot reach SSH on '127.0.0.1', port ${port}: nobody listens there.`,
  });
  await expect(openSsh({ host: "no.such.invalid", user: "root" }, { hostKeys })).rejects.toMatchObject({
    code: "ssh.unreachable",
  });
  const other = await serve(0, (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  await expect(openSsh({ host: "127.0.0.1", port: portOf(other), user: "root" }, { hostKeys })).rejects.toMatchObject({
    kind: expect.stringMatching(/unsupported|unavailable/),
  });
});

it("lets go of a program, a forward and a file that its caller no longer wants", async () => {
  const connection = await open(bed, {}, "ann");
  const controller = new AbortController();
  const { signal } = controller;
  const running = async () => (await bed.inside("sh", "-c", "pgrep -r D,R,S -xc 'sleep|yes' || true")).trim();
  const asleep = expect(connection.run("sleep", ["60"], { signal })).rejects.toMatchObject({ code: "ssh.cancelled" });
  await expect.poll(running).toBe("1");
  const reading = connection.files().then((files) => files.read("/dev/zero", { signal }));
  const endless = expect(reading).rejects.toMatchObject({ code: "ssh.cancelled" });
  controller.abort();
  await asleep;
  await endless;
  const late = new AbortController();
  const starting = expect(connection.start("sleep", ["60"], { signal: late.signal })).rejects.toMatchObject({
    code: "ssh.cancelled",
  });
  await Promise.resolve();
  late.abort();
  await starting;
  await expect(connection.run("true", [], { signal })).rejects.toMatchObject({ code: "ssh.cancelled" });
  await expect(connection.forwardToSocket("/x", { signal })).rejects.toMatchObject({ code: "ssh.cancelled" });
  await expect(connection.run("yes", [], { outputLimit: 1000 })).rejects.toMatchObject({ code: "ssh.too-much-output" });
  expect(await connection.run("true", [])).toMatchObject({ code: 0 });
  await expect.poll(running).toBe("0");
});

it("leaves no handle behind", async () => {
  const handles = () => process.getActiveResourcesInfo().filter((name) => /TCP|Pipe|Timeout/.test(name)).length;
  const path = newSocketPath();
  await serve(path, (socket) => socket.pipe(socket));
  const before = handles();
  const sizes: Duplex[] = [];
  for (let round = 0; round < 5; round += 1) {
    const connection = await open();
    const stream = await connection.forwardToSocket(path);
    stream.write("x");
    await once(stream, "data");
    await connection.files();
    sizes.push(stream);
    await connection.close();
  }
  expect(sizes.every(({ destroyed }) => destroyed)).toBe(true);
  await expect.poll(() => handles() - before).toBeLessThanOrEqual(0);
  await expect.poll(() => bed.connections()).toBe(0);
});
