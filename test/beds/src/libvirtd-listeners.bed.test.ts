import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bed, startLibvirtd } from "./libvirtd-bed.ts";
import type { TlsEndpoint } from "./libvirtd-listeners.ts";
import { writePkiFolder } from "./pki-folder.ts";
import { run } from "./run.ts";
import { type CertificateRequest, createTestAuthority } from "./test-authority.ts";

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const past = { notBefore: inDays(-9), notAfter: inDays(-1) };
const ask = async (uri: string) => (await run("virsh", ["-q", "-c", uri, "hostname"], { timeoutMs: 20_000 })).trim();

/** Ends when the server's certificate is found good. */
async function shakeHands({ address, port, authority, client }: TlsEndpoint): Promise<void> {
  const { certificate: cert, key } = client;
  const socket = connect({ host: address, port, ca: authority.certificate, cert, key });
  try {
    await once(socket, "secureConnect");
  } finally {
    socket.destroy();
  }
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hob-listeners-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The URI with a name and a password, which virsh reads from a file. */
async function logIn(uri: string, mechanism: string, user: string, password: string): Promise<string> {
  const path = join(folder, "auth.conf");
  const { hostname } = new URL(uri);
  await writeFile(
    path,
    `[credentials-test]\nauthname=${user}\npassword=${password}\n[auth-libvirt-${hostname}]\ncredentials=test\n`,
  );
  return `${uri}${uri.includes("?") ? "&" : "?"}authfile=${path}&auth=sasl.${mechanism.toUpperCase()}`;
}

describe("a bed that listens by TCP and TLS", () => {
  let bed: Bed;
  beforeAll(async () => {
    bed = await startLibvirtd({ listen: { tcp: true, tls: true } });
  });
  afterAll(() => bed.stop());

  test("answers by TCP at the bed's address", async () => {
    expect(bed.tcp).toMatchObject({ address: bed.address, port: 16509 });
    expect(await ask(bed.tcp.uri)).toBe(bed.hostname);
  });

  test("answers by TLS to the client certificate that it made", async () => {
    expect(await ask(bed.tls.uri)).toBe(bed.hostname);
  });

  const clients: Record<string, CertificateRequest> = {
    "has expired": past,
    "is not yet valid": { notBefore: inDays(1), notAfter: inDays(9) },
  };
  test.each(Object.entries(clients))("refuses a client whose certificate %s", async (_, request) => {
    const pki = join(folder, "client");
    const client = await bed.tls.authority.issue({ purposes: ["client"], ...request });
    await writePkiFolder(pki, { authority: bed.tls.authority.certificate, client });
    await expect(ask(`${bed.tls.uri.split("?")[0]}?pkipath=${pki}`)).rejects.toThrow(/failed: error:/);
  });

  test("refuses a client whose certificate another authority signed", async () => {
    const pki = join(folder, "stranger");
    const client = await (await createTestAuthority()).issue({ purposes: ["client"] });
    await writePkiFolder(pki, { authority: bed.tls.authority.certificate, client });
    await expect(ask(`${bed.tls.uri.split("?")[0]}?pkipath=${pki}`)).rejects.toThrow(/failed: error:/);
  });

  const servers: [string, (address: string) => CertificateRequest, string][] = [
    ["has expired", (address) => ({ ipAddresses: [address], ...past }), "CERT_HAS_EXPIRED"],
    ["is not yet valid", (address) => ({ ipAddresses: [address], notBefore: inDays(1) }), "CERT_NOT_YET_VALID"],
    ["is for another name", () => ({ dnsNames: ["elsewhere.test"] }), "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["is for clients only", (address) => ({ ipAddresses: [address], purposes: ["client"] }), "INVALID_PURPOSE"],
  ];
  test.each(servers)("presents a server certificate that %s", async (_, request, code) => {
    await bed.tls.present(request(bed.address));
    await expect(shakeHands(bed.tls)).rejects.toMatchObject({ code });
    await bed.tls.present({ ipAddresses: [bed.address] });
    expect(await ask(bed.tls.uri)).toBe(bed.hostname);
  });

  test("says which listeners a bed does not have", async () => {
    await using plain = await startLibvirtd({ listen: { tcp: true } });
    expect(() => plain.tls).toThrow("This bed does not listen by tls");
    await expect(ask(bed.tls.uri.replace(bed.address, plain.address))).rejects.toThrow(/refused/);
  });
});

describe("a bed that asks for names and passwords", () => {
  let bed: Bed;
  beforeAll(async () => {
    bed = await startLibvirtd({
      listen: {
        tcp: { auth: "sasl" },
        tls: { auth: "sasl", verifyClients: false },
        sasl: { mechanisms: ["scram-sha-256", "plain", "digest-md5"], users: { ada: "correct horse", bob: "staple" } },
      },
    });
  });
  afterAll(() => bed.stop());

  test.each(["scram-sha-256", "plain"])("lets a user in by TLS and %s", async (mechanism) => {
    expect(await ask(await logIn(bed.tls.uri, mechanism, "ada", "correct horse"))).toBe(bed.hostname);
    expect(await ask(await logIn(bed.tls.uri, mechanism, "bob", "staple"))).toBe(bed.hostname);
  });

  test.each(["scram-sha-256", "plain"])("refuses a wrong password by TLS and %s", async (mechanism) => {
    await expect(ask(await logIn(bed.tls.uri, mechanism, "ada", "staple"))).rejects.toThrow("authentication failed");
  });

  test("offers no mechanism without encryption by TCP", async () => {
    expect(await ask(await logIn(bed.tcp.uri, "digest-md5", "ada", "correct horse"))).toBe(bed.hostname);
    const scram = ask(await logIn(bed.tcp.uri, "scram-sha-256", "ada", "correct horse"));
    await expect(scram).rejects.toThrow("mechanism SCRAM-SHA-256 not supported");
  });
});
