import { type Bed, createTestAuthority, startLibvirtd, writePkiFolder } from "@hob/beds";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { finished } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import {
  type Connection,
  connectGetHostname,
  connectGetUri,
  openConnection,
  type OpenOptions,
  storagePoolCreateXml,
  storagePoolDestroy,
  storageVolumeCreateXml,
  storageVolumeDelete,
  storageVolumeDownload,
  storageVolumeUpload,
} from "../index.ts";

const day = 24 * 3_600_000;

async function open(uri: string, options: OpenOptions = {}): Promise<Connection> {
  const connection = await openConnection(uri, options);
  onTestFinished(() => connection.close());
  return connection;
}

/** What opening fails with; where it does not fail, the test does. */
const refusal = (uri: string, options: OpenOptions = {}) =>
  openConnection(uri, options).then(
    async (connection) => {
      await connection.close();
      return expect.unreachable("it must be refused");
    },
    (error: unknown) => error,
  );

/** Three million bytes into a volume and out of it again. */
async function carryBytes(bed: Bed, connection: Connection): Promise<void> {
  const xml = `<pool type='dir'><name>bytes</name><target><path>${bed.poolPath}</path></target></pool>`;
  const { pool } = await connection.call(storagePoolCreateXml, { xml });
  const { volume } = await connection.call(storageVolumeCreateXml, {
    pool,
    xml: "<volume><name>v</name><capacity unit='MiB'>4</capacity></volume>",
  });
  const bytes = Buffer.from(Array.from({ length: 3_000_003 }, (_, index) => index % 251));
  const upload = (await connection.openStream(storageVolumeUpload, { volume, offset: 0n, length: 0n })).stream;
  upload.end(bytes);
  await finished(upload);
  const length = BigInt(bytes.length);
  const download = (await connection.openStream(storageVolumeDownload, { volume, offset: 0n, length })).stream;
  expect((await buffer(download)).equals(bytes)).toBe(true);
  await connection.call(storageVolumeDelete, { volume });
  await connection.call(storagePoolDestroy, { pool });
}

describe("by certificates", () => {
  let bed: Bed;
  beforeAll(async () => {
    bed = await startLibvirtd({ defaultNetwork: false, listen: { tcp: true, tls: true } });
  });
  afterAll(() => bed.stop());

  it("is a daemon like any other by TCP: calls, bulk, a goodbye", async () => {
    const connection = await open(bed.tcp.uri);
    expect(await connection.call(connectGetUri, {})).toEqual({ uri: "qemu:///system" });
    await carryBytes(bed, connection);
    await connection.close();
    expect(await connection.closed).toEqual({ reason: "client" });
  });

  it("is a daemon like any other by TLS, known by its address, with certificates from files", async () => {
    const connection = await open(bed.tls.uri);
    expect(await connection.call(connectGetHostname, {})).toEqual({ hostname: bed.hostname });
    await carryBytes(bed, connection);
    await connection.close();
    expect(await connection.closed).toEqual({ reason: "client" });
  });

  const bare = () => `qemu+tls://${bed.tls.address}:${bed.tls.port}/system`;
  const texts = () => ({
    ca: bed.tls.authority.certificate,
    cert: bed.tls.client.certificate,
    key: bed.tls.client.key,
  });

  it("takes certificates as texts", async () => {
    const connection = await open(bare(), { tls: texts() });
    expect(await connection.call(connectGetHostname, {})).toEqual({ hostname: bed.hostname });
  });

  it("keeps to the versions that the URI wants", async () => {
    await open(`${bare()}?tls_priority=NORMAL:-VERS-TLS1.3`, { tls: texts() });
    await open(`${bare()}?tls_priority=SECURE256:-VERS-TLS1.2`, { tls: texts() });
  });

  it("notices that the daemon dies", async () => {
    const connection = await open(bed.tls.uri);
    await bed.stopDaemon("SIGKILL");
    expect(await connection.closed).toMatchObject({ reason: "end-of-file" });
    await bed.startDaemon();
  });

  it("refuses a server whose authority nobody trusts", async () => {
    const stranger = await createTestAuthority("Somebody else");
    expect(await refusal(bare(), { tls: { ...texts(), ca: stranger.certificate } })).toMatchObject({
      code: "libvirt.server-certificate-refused",
      kind: "denied",
      message: expect.stringContaining("its authority 'CN=Hob test authority' is not among those that are trusted"),
    });
    const namesake = await createTestAuthority();
    expect(await refusal(bare(), { tls: { ...texts(), ca: namesake.certificate } })).toMatchObject({
      code: "libvirt.server-certificate-refused",
      message: expect.stringMatching(/the signature is not that of the 'CN=Hob test authority'|not among those/),
    });
  });

  it.each([
    ["for another name", { dnsNames: ["other.example"] }, /: it is for 'other\.example', not for '10\.[\d.]+'\.$/],
    ["for another address", { ipAddresses: ["10.0.0.1"] }, /: it is for '10\.0\.0\.1', not for '10\.[\d.]+'\.$/],
    ["that only names itself", { commonName: "kvm7" }, /: it is for 'kvm7', not for '10\.[\d.]+'\.$/],
    [
      "that has expired",
      { notBefore: new Date(0), notAfter: new Date(day) },
      /: it expired on Jan {2}2 00:00:00 1970 GMT\.$/,
    ],
    ["that is not valid yet", { notBefore: new Date(Date.now() + day) }, /: it is not valid before .* GMT\.$/],
    ["that is for clients", { purposes: ["client"] as const }, /: it is not meant for servers\.$/],
  ])("refuses a server with a certificate %s", async (_name, wrong, message) => {
    const right = { ipAddresses: [bed.tls.address], commonName: "kvm" };
    const request =
      "dnsNames" in wrong || "commonName" in wrong ? { commonName: "kvm", ...wrong } : { ...right, ...wrong };
    await bed.tls.present(request);
    expect(await refusal(bed.tls.uri)).toMatchObject({
      code: "libvirt.server-certificate-refused",
      kind: "denied",
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/./),
    });
    // Whoever says so takes it all the same.
    await open(`${bed.tls.uri}&no_verify=1`);
  });
});

describe("of clients", () => {
  let bed: Bed;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "hob-pki-"));
    const tls = { allowedClients: ["*O=Hob tests*"] };
    bed = await startLibvirtd({ defaultNetwork: false, listen: { tls } });
  });
  afterAll(async () => {
    await bed.stop();
    await rm(folder, { recursive: true });
  });

  const uri = (query = "") => `qemu+tls://${bed.tls.address}:${bed.tls.port}/system?pkipath=${folder}${query}`;
  const certified = async (request: Parameters<Bed["tls"]["authority"]["issue"]>[0], authority = bed.tls.authority) => {
    const { certificate, key } = await authority.issue({ organisation: "Hob tests", purposes: ["client"], ...request });
    return { tls: { ca: bed.tls.authority.certificate, cert: certificate, key } };
  };

  it("lets in whom the server's list names", async () => {
    await open(uri(), await certified({ commonName: "anybody" }));
  });

  it("says that the server wants a certificate where none was given", async () => {
    await writePkiFolder(folder, { authority: bed.tls.authority.certificate });
    for (const version of ["TLS1.2", "TLS1.3"]) {
      expect(await refusal(uri(`&tls_priority=NORMAL:-VERS-ALL:%2BVERS-${version}`))).toMatchObject({
        code: "libvirt.client-certificate-refused",
        kind: "unauthenticated",
        message: expect.stringContaining("wants a client's certificate, and none was given"),
      });
    }
  });

  it("says that the server does not let this one in", async () => {
    const stranger = await createTestAuthority("Somebody else");
    for (const options of [
      await certified({ organisation: "Others", commonName: "x" }),
      await certified({ commonName: "x" }, stranger),
    ]) {
      expect(await refusal(uri(), options)).toMatchObject({
        code: "libvirt.client-certificate-refused",
        kind: "unauthenticated",
        message: expect.stringMatching(/does not accept the client's certificate '[^']*CN=x'/),
      });
    }
  });

  it("shows no certificate of its own that is not valid now, unless told to", async () => {
    const old = await certified({ commonName: "old", notBefore: new Date(0), notAfter: new Date(day) });
    expect(await refusal(uri(), old)).toMatchObject({
      code: "libvirt.invalid-tls-credentials",
      message: expect.stringContaining("The client's certificate cannot be used for"),
    });
    expect(await refusal(uri("&no_sanity=1"), old)).toMatchObject({ code: "libvirt.client-certificate-refused" });
  });
});

describe("by name and password", () => {
  let bed: Bed;
  const users = { ann: "s3cret, with = and ,", "b=,b": "päss☃" };
  beforeAll(async () => {
    bed = await startLibvirtd({
      defaultNetwork: false,
      listen: {
        tcp: { auth: "sasl" },
        tls: { auth: "sasl", verifyClients: false },
        sasl: { mechanisms: ["scram-sha-256", "plain"], users },
      },
    });
  });
  afterAll(() => bed.stop());

  const tls = (user = "", query = "") =>
    `qemu+tls://${user}${bed.tls.address}:${bed.tls.port}/system?pkipath=${bed.tls.pkiPath}${query}`;

  it.each(["", "&auth=sasl", "&auth=sasl.SCRAM-SHA-256", "&auth=sasl.PLAIN"])(
    "is let in by TLS, the name in the URI (%s)",
    async (query) => {
      const connection = await open(tls("ann@", query), { credentials: { password: users.ann } });
      expect(await connection.call(connectGetHostname, {})).toEqual({ hostname: bed.hostname });
    },
  );

  it.each(["", "&auth=sasl.PLAIN"])("is let in with signs and letters of any kind (%s)", async (query) => {
    await open(tls("", query), { credentials: async () => ({ username: "b=,b", password: users["b=,b"] }) });
    await open(tls("b%3D%2Cb@", query), { credentials: { password: users["b=,b"] } });
  });

  it.each(["", "&auth=sasl.PLAIN"])("is refused with a wrong password or name (%s)", async (query) => {
    for (const credentials of [
      { username: "ann", password: "guess" },
      { username: "eve", password: users.ann },
    ]) {
      expect(await refusal(tls("", query), { credentials })).toMatchObject({
        code: "libvirt.credentials-refused",
        kind: "unauthenticated",
        message: expect.not.stringMatching(/ann|eve|guess|s3cret/),
      });
    }
  });

  it("says what is missing", async () => {
    expect(await refusal(tls())).toMatchObject({
      code: "libvirt.credentials-missing",
      kind: "unauthenticated",
      message: expect.stringContaining("wants a user name and a password (SASL SCRAM-SHA-256)."),
    });
  });

  it("explains that libvirt takes no password over bare TCP", async () => {
    const error = await refusal(bed.tcp.uri, { credentials: { username: "ann", password: users.ann } });
    expect(error).toMatchObject({
      code: "libvirt.no-sasl-mechanism",
      hint: expect.stringContaining("use qemu+tls:// or qemu+ssh://"),
    });
  });
});
