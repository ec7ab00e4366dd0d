import { createTestAuthority, type TestAuthority, type TestCertificate, writePkiFolder } from "@hob/beds";
import { createPrivateKey } from "node:crypto";
import { mkdtemp, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { findTlsCredentials, type TlsSearch } from "./tls-credentials.ts";

let authority: TestAuthority;
let client: TestCertificate;
let other: TestCertificate;
beforeAll(async () => {
  authority = await createTestAuthority();
  client = await authority.issue({ organisation: "Hob", commonName: "client" });
  other = await authority.issue({ commonName: "other" });
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "hob-pki-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

const search = (more: Partial<TlsSearch> = {}): TlsSearch => ({
  uri: "qemu+tls://h/system",
  folder: undefined,
  userFolder: null,
  sanityCheck: true,
  ...more,
});
const texts = () => ({ ca: authority.certificate, cert: client.certificate, key: client.key });

it("takes texts as they are, and names whom the certificate names", async () => {
  const { certificate: cert, key } = client;
  const { certificate: ca } = authority;
  expect(await findTlsCredentials(texts(), search())).toEqual({
    ca,
    cert,
    key,
    crl: undefined,
    subject: "O=Hob,CN=client",
  });
});

it("takes the files of a folder, and goes without a certificate where there is none", async () => {
  const path = await folder();
  await writePkiFolder(path, { authority: authority.certificate, client });
  await writeFile(join(path, "cacrl.pem"), "revoked");
  expect(await findTlsCredentials({}, search({ folder: path }))).toMatchObject({ ...texts(), crl: "revoked" });
  await unlink(join(path, "clientkey.pem"));
  expect(await findTlsCredentials({}, search({ folder: path }))).toMatchObject({
    cert: undefined,
    key: undefined,
    subject: null,
  });
});

it("takes the user's own files before the machine's, and never half a pair", async () => {
  const userFolder = await folder();
  await writePkiFolder(userFolder, { authority: authority.certificate, client });
  expect(await findTlsCredentials({}, search({ userFolder }))).toMatchObject(texts());
  // The certificate of a lone key would be another's.
  await unlink(join(userFolder, "clientcert.pem"));
  const { subject } = await findTlsCredentials({}, search({ userFolder }));
  expect(subject).not.toBe("O=Hob,CN=client");
});

it("prefers what is given to what is found", async () => {
  const path = await folder();
  await writePkiFolder(path, { authority: "nonsense", client: other });
  expect(await findTlsCredentials(texts(), search({ folder: path }))).toMatchObject(texts());
});

it.each<[string, () => Promise<unknown>, RegExp]>([
  [
    "no authority",
    async () => findTlsCredentials({}, search({ folder: "/nowhere" })),
    /^The authority's certificate cannot be used for 'qemu\+tls:\/\/h\/system': there is no '\/nowhere\/cacert\.pem'\.$/,
  ],
  [
    "an authority that is no certificate",
    async () => findTlsCredentials({ ...texts(), ca: "x" }, search()),
    /^The authority's certificate .*: it is no certificate in PEM\.$/,
  ],
  [
    "half a pair",
    async () => findTlsCredentials({ ca: authority.certificate, cert: client.certificate }, search()),
    /a certificate and its key are given together or not at all/,
  ],
  [
    "a key of another certificate",
    async () => findTlsCredentials({ ...texts(), key: other.key }, search()),
    /^The client's key .*: it does not belong to the client's certificate\.$/,
  ],
  [
    "a key that is none",
    async () => findTlsCredentials({ ...texts(), key: client.certificate }, search()),
    /^The client's key .*: it is no key in PEM\.$/,
  ],
  [
    "a key that is encrypted",
    async () => {
      const format = { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "p" } as const;
      const key = createPrivateKey(client.key).export(format).toString();
      return findTlsCredentials({ ...texts(), key }, search());
    },
    /^The client's key .*: it is encrypted: expected one without a passphrase\.$/,
  ],
  [
    "a certificate that has expired",
    async () => {
      const old = await authority.issue({ notBefore: new Date(0), notAfter: new Date(86_400_000) });
      return findTlsCredentials({ ...texts(), cert: old.certificate, key: old.key }, search());
    },
    /^The client's certificate .*: it expired on Jan {2}2 00:00:00 1970 GMT\.$/,
  ],
  [
    "a certificate that is not valid yet",
    async () => {
      const early = await authority.issue({ notBefore: new Date(Date.now() + 86_400_000) });
      return findTlsCredentials({ ...texts(), cert: early.certificate, key: early.key }, search());
    },
    /^The client's certificate .*: it is not valid before /,
  ],
])("names what is wrong with %s", async (_name, find, message) => {
  await expect(find()).rejects.toMatchObject({
    code: "libvirt.invalid-tls-credentials",
    kind: "invalid",
    message: expect.stringMatching(message),
  });
});

it("names the file that cannot be read", async () => {
  const path = await folder();
  await writePkiFolder(path, { authority: authority.certificate, client: { ...client, key: other.key } });
  await expect(findTlsCredentials({}, search({ folder: path }))).rejects.toThrow(
    `The client's key '${path}/clientkey.pem'`,
  );
  await expect(findTlsCredentials({}, search({ folder: "/etc/hostname" }))).rejects.toThrow("there is no");
});
