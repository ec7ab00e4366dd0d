import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run.ts";

/** A certificate and its private key, both as PEM texts. */
export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate of the test authority says; every field can be chosen wrong on purpose. */
export interface CertificateRequest {
  /** Default: `localhost`. */
  readonly commonName?: string;
  readonly organisation?: string;
  /** Alternative names; a certificate without any has only its common name. Default: none. */
  readonly dnsNames?: readonly string[];
  /** Default: none. */
  readonly ipAddresses?: readonly string[];
  /** What the key may be used for; an empty list leaves the extension out. Default: both. */
  readonly purposes?: readonly ("server" | "client")[];
  /** Default: an hour ago. */
  readonly notBefore?: Date;
  /** Default: in ten years. */
  readonly notAfter?: Date;
}

/** A certificate authority that nobody but tests trusts. */
export interface TestAuthority extends TestCertificate {
  /** Signs a new key. */
  issue(request?: CertificateRequest): Promise<TestCertificate>;
}

const HOUR_MS = 3_600_000;
const TEN_YEARS_MS = 3650 * 24 * HOUR_MS;
const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
const purposeNames = { server: "serverAuth", client: "clientAuth" };

/** `YYYYMMDDHHMMSSZ`, as openssl takes times. */
const asn1Time = (date: Date) => `${date.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`;

const subject = ({ organisation, commonName = "localhost" }: CertificateRequest) =>
  `${organisation === undefined ? "" : `/O=${organisation}`}/CN=${commonName}`;

async function inFolder<T>(work: (at: (name: string) => string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "hob-authority-"));
  try {
    return await work((name) => join(folder, name));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// libvirt refuses a server certificate without keyEncipherment, also for keys that only sign.
const extensions = ({ dnsNames = [], ipAddresses = [], purposes = ["server", "client"] }: CertificateRequest) =>
  [
    "basicConstraints=critical,CA:FALSE",
    "keyUsage=critical,digitalSignature,keyEncipherment",
    ...(purposes.length > 0 ? [`extendedKeyUsage=${purposes.map((name) => purposeNames[name]).join(",")}`] : []),
    ...(dnsNames.length + ipAddresses.length > 0
      ? [`subjectAltName=${[...dnsNames.map((n) => `DNS:${n}`), ...ipAddresses.map((a) => `IP:${a}`)].join(",")}`]
      : []),
  ].join("\n");

const signingConfig = (at: (name: string) => string) => `[ca]
default_ca=test
[test]
database=${at("index.txt")}
new_certs_dir=${at("")}
rand_serial=yes
default_md=sha256
policy=any
[any]
commonName=supplied
organizationName=optional
`;

function issue(authority: TestCertificate, request: CertificateRequest): Promise<TestCertificate> {
  return inFolder(async (at) => {
    await writeFile(at("ca.pem"), authority.certificate);
    await writeFile(at("ca.key"), authority.key, { mode: 0o600 });
    await writeFile(at("index.txt"), "");
    await writeFile(at("extensions"), extensions(request));
    await writeFile(at("ca.cnf"), signingConfig(at));
    const files = ["-keyout", at("key"), "-out", at("request")];
    await run("openssl", ["req", ...newKey, ...files, "-subj", subject(request)]);
    const now = Date.now();
    const from = asn1Time(request.notBefore ?? new Date(now - HOUR_MS));
    const until = asn1Time(request.notAfter ?? new Date(now + TEN_YEARS_MS));
    const signer = ["-config", at("ca.cnf"), "-cert", at("ca.pem"), "-keyfile", at("ca.key"), "-batch", "-notext"];
    const what = ["-in", at("request"), "-out", at("certificate"), "-extfile", at("extensions"), "-preserveDN"];
    await run("openssl", ["ca", ...signer, ...what, "-startdate", from, "-enddate", until]);
    return { certificate: await readFile(at("certificate"), "utf8"), key: await readFile(at("key"), "utf8") };
  });
}

/**
 * Makes a certificate authority with openssl. Two of one name are still two: what one signs, the other does not know.
 *
 * @throws an Error when `openssl` is missing.
 */
export function createTestAuthority(commonName = "Hob test authority"): Promise<TestAuthority> {
  return inFolder(async (at) => {
    const usages = ["-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign"];
    const files = ["-keyout", at("key"), "-out", at("certificate"), "-subj", `/CN=${commonName}`];
    await run("openssl", ["req", "-x509", "-days", "3650", ...newKey, ...files, ...usages]);
    const own = { certificate: await readFile(at("certificate"), "utf8"), key: await readFile(at("key"), "utf8") };
    return { ...own, issue: (request = {}) => issue(own, request) };
  });
}
