import { createTestAuthority, run, type TestAuthority, type TestCertificate } from "@hob/beds";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer, type TlsOptions, type TLSSocket } from "node:tls";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { caught } from "../testing/scripted-connection.ts";
import { openTlsWire, type TlsTarget } from "./tls-wire.ts";
import type { Wire } from "./wire.ts";

let authority: TestAuthority;
let certificate: TestCertificate;
let clientCertificate: TestCertificate;
beforeAll(async () => {
  authority = await createTestAuthority();
  certificate = await authority.issue({ commonName: "server", dnsNames: ["localhost"], ipAddresses: ["127.0.0.1"] });
  clientCertificate = await authority.issue({ commonName: "client", purposes: ["client"] });
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<{ destroy(): void }>();
  server.on("connection", (socket) => sockets.add(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

/** A TLS server that does with its clients what a test wants: for what a real daemon does not do on command. */
function serveTls(serve: (client: TLSSocket) => void, options: TlsOptions = {}): Promise<number> {
  const pair = { cert: certificate.certificate, key: certificate.key };
  const server = createTlsServer({ ...pair, ...options }, (client) => {
    client.on("error", () => client.destroy());
    serve(client);
  });
  server.on("tlsClientError", (_error, client) => client.destroy());
  return listen(server);
}

const target = (port: number, more: Partial<TlsTarget> = {}): TlsTarget => ({
  uri: "qemu+tls://h/system",
  host: "127.0.0.1",
  port,
  credentials: { ca: authority.certificate, cert: undefined, key: undefined, crl: undefined, subject: null },
  priority: undefined,
  verify: true,
  ...more,
});

interface Opened {
  readonly wire: Wire;
  text(): string;
  ended(): Error | null | undefined;
}

async function open(to: TlsTarget): Promise<Opened> {
  const heard: Buffer[] = [];
  let end: Error | null | undefined;
  const events = {
    data: (chunk: Buffer) => void heard.push(Buffer.from(chunk)),
    end(error: Error | null) {
      end = error;
    },
  };
  const wire = await openTlsWire(to, events);
  onTestFinished(() => wire.destroy());
  return { wire, text: () => Buffer.concat(heard).toString(), ended: () => end };
}

const silent = { data: () => {}, end: () => {} };
const failure = (to: TlsTarget, signal?: AbortSignal) => caught(openTlsWire(to, silent, signal));

it("hands on what arrives after the server's word, and stops and goes on as it is told", async () => {
  const port = await serveTls((client) => {
    client.write(Buffer.of(1));
    client.on("data", (bytes) => client.write(`<${bytes}>`));
  });
  const { wire, text, ended } = await open(target(port));
  wire.write([Buffer.from("a")]);
  wire.write([Buffer.from("b")]);
  await expect.poll(text).toMatch(/^<a>?<?b>$/);
  const before = text();
  wire.pause();
  const sent = new Promise<void>((resolve) => wire.write([Buffer.from("c")], resolve));
  await sent;
  wire.resume();
  await expect.poll(text).toBe(`${before}<c>`);
  expect(ended()).toBeUndefined();
});

it("tells that the server ends it", async () => {
  const port = await serveTls((client) => client.end(Buffer.of(1)));
  const { ended } = await open(target(port));
  await expect.poll(ended).toBeNull();
});

it("tells of the end after those who wait for the last bytes had their turn", async () => {
  const port = await serveTls((client) => {
    client.write(Buffer.of(1));
    client.once("data", () => client.end("last"));
  });
  const order: string[] = [];
  const events = {
    data(chunk: Buffer) {
      void Promise.resolve(chunk.toString()).then((text) => order.push(text));
      return true;
    },
    end: () => void order.push("end"),
  };
  const wire = await openTlsWire(target(port), events);
  onTestFinished(() => wire.destroy());
  wire.write([Buffer.from("go on")]);
  await expect.poll(() => order).toEqual(["last", "end"]);
});

it("is known by a name as well as by an address", async () => {
  const port = await serveTls((client) => client.write(Buffer.of(1)));
  await open(target(port, { host: "localhost" }));
});

it.each([
  ["another byte", Buffer.of(0)],
  ["more than a byte", Buffer.from("\x01more")],
  ["something else", Buffer.from("220 mail.example ESMTP\r\n")],
])("does not take a server for libvirt's that says %s first", async (_name, bytes) => {
  const port = await serveTls((client) => client.write(bytes));
  expect(await failure(target(port))).toMatchObject({
    code: "libvirt.tls-failed",
    kind: "unavailable",
    message: `Cannot speak TLS with 'qemu+tls://h/system' at '127.0.0.1:${port}': what answers there is no libvirt daemon.`,
  });
});

it("says that a port does not speak TLS", async () => {
  const chatty = await listen(createServer((client) => client.end("220 mail.example ESMTP\r\n")));
  expect(await failure(target(chatty))).toMatchObject({
    code: "libvirt.tls-failed",
    message: expect.stringContaining("what answers there does not speak TLS."),
  });
  const curt = await listen(createServer((client) => client.destroy()));
  expect(await failure(target(curt))).toMatchObject({
    code: "libvirt.tls-failed",
    message: expect.stringContaining("the other end hung up; it may not speak TLS on this port, or"),
  });
});

it("says that the two ends share no version, or no cipher", async () => {
  const old = await serveTls((client) => client.write(Buffer.of(1)), { maxVersion: "TLSv1.2" });
  const priority = { minVersion: "TLSv1.3", maxVersion: "TLSv1.3" } as const;
  expect(await failure(target(old, { priority }))).toMatchObject({
    message: expect.stringContaining("the two ends share no version of TLS."),
  });
  const ciphers = { maxVersion: "TLSv1.2", ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256" } as const;
  const picky = await serveTls((client) => client.write(Buffer.of(1)), ciphers);
  const strong = { minVersion: "TLSv1.2", maxVersion: "TLSv1.2", ciphers: "ECDHE-ECDSA-AES256-GCM-SHA384" } as const;
  expect(await failure(target(picky, { priority: strong }))).toMatchObject({
    message: expect.stringContaining("the two ends share no cipher, or the server wants"),
  });
});

it.each([false, true])(
  "is told in TLS 1.3 that the server wants a certificate, or a better one (%s)",
  async (shown) => {
    const stranger = await createTestAuthority("Somebody else");
    const port = await serveTls((client) => client.write(Buffer.of(1)), {
      requestCert: true,
      rejectUnauthorized: true,
      ca: stranger.certificate,
    });
    const { certificate: cert, key } = clientCertificate;
    const credentials = { ...target(port).credentials, ...(shown ? { cert, key, subject: "CN=client" } : {}) };
    expect(await failure(target(port, { credentials }))).toMatchObject({
      code: "libvirt.client-certificate-refused",
      kind: "unauthenticated",
      message: expect.stringContaining(
        shown
          ? "does not accept the client's certificate 'CN=client'"
          : "wants a client's certificate, and none was given: the server does not go on without one.",
      ),
    });
  },
);

/** What the authority has revoked, as it would publish it. */
async function revocations(revoked: readonly TestCertificate[], days: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "hob-crl-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const at = (name: string) => join(folder, name);
  await writeFile(at("ca.pem"), authority.certificate);
  await writeFile(at("ca.key"), authority.key);
  await writeFile(at("index.txt"), "");
  await writeFile(at("ca.cnf"), `[ca]\ndefault_ca=a\n[a]\ndatabase=${at("index.txt")}\ndefault_md=sha256\n`);
  const ca = ["ca", "-config", at("ca.cnf"), "-cert", at("ca.pem"), "-keyfile", at("ca.key")];
  for (const { certificate: text } of revoked) {
    await writeFile(at("revoked.pem"), text);
    await run("openssl", [...ca, "-revoke", at("revoked.pem")]);
  }
  return run("openssl", [...ca, "-gencrl", "-crldays", String(days)]);
}

it("trusts no server that its authority has revoked, and all others", async () => {
  const port = await serveTls((client) => client.write(Buffer.of(1)));
  const withCrl = (crl: string) => target(port, { credentials: { ...target(port).credentials, crl } });
  await open(withCrl(await revocations([clientCertificate], 1)));
  expect(await failure(withCrl(await revocations([certificate], 1)))).toMatchObject({
    code: "libvirt.server-certificate-refused",
    message: expect.stringContaining("'CN=Hob test authority' has revoked it."),
  });
});

it("trusts an authority that is not a root, where that is what is given", async () => {
  // A certificate that is trusted as it is stands for one that another has signed.
  const port = await serveTls((client) => client.write(Buffer.of(1)));
  await open(target(port, { credentials: { ...target(port).credentials, ca: certificate.certificate } }));
});

it("gives up when its caller does, at any moment", async () => {
  const mute = await listen(createServer(() => {}));
  const reason = new Error("enough");
  expect(await failure(target(mute), AbortSignal.abort(reason))).toBe(reason);
  const hesitant = await serveTls(() => {});
  for (const port of [mute, hesitant]) {
    expect(await failure(target(port), AbortSignal.timeout(50))).toMatchObject({ name: "TimeoutError" });
  }
});

it("passes on that nobody listens", async () => {
  expect(await failure(target(1))).toMatchObject({ code: "ECONNREFUSED" });
});
