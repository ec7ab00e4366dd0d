import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InvalidTlsCredentials } from "../errors/tls-errors.ts";

/** Certificates as PEM texts. What is not given is looked for where libvirt looks. */
export interface TlsOptions {
  /** The authority, or several, that may sign the server's certificate. */
  readonly ca?: string;
  /** This client's certificate; authorities between it and the root may follow. Given together with `key`. */
  readonly cert?: string;
  /** Its private key, not encrypted. */
  readonly key?: string;
  /** What the authority has revoked. */
  readonly crl?: string;
}

/** Where certificates are looked for, and how much is checked of them. */
export interface TlsSearch {
  readonly uri: string;
  /** A folder that has them all, instead of libvirt's. */
  readonly folder: string | undefined;
  /** The folder of this user's own, which comes before the machine's; root has none. */
  readonly userFolder: string | null;
  /** Whether this side's own certificate is checked before it is shown. */
  readonly sanityCheck: boolean;
}

/** What a client needs to speak TLS; without a certificate only to servers that want none. */
export interface TlsCredentials {
  readonly ca: string;
  readonly cert: string | undefined;
  readonly key: string | undefined;
  readonly crl: string | undefined;
  /** Whom the client's certificate names. */
  readonly subject: string | null;
}

/** Where libvirt's files are on a machine. @source virnettlscontext.c, LIBVIRT_CACERT and its neighbours */
const machineFiles = {
  "cacert.pem": "/etc/pki/CA/cacert.pem",
  "cacrl.pem": "/etc/pki/CA/cacrl.pem",
  "clientcert.pem": "/etc/pki/libvirt/clientcert.pem",
  "clientkey.pem": "/etc/pki/libvirt/private/clientkey.pem",
} as const;

interface Found {
  readonly text: string;
  /** What errors call it. */
  readonly name: string;
}

/**
 * Collects what TLS needs: from the options first, then from files.
 *
 * @throws InvalidTlsCredentials when something that is needed is missing, cannot be read, or does not fit together.
 * @source virnettlscontext.c, virNetTLSContextLocateCredentials
 */
export async function findTlsCredentials(options: TlsOptions, search: TlsSearch): Promise<TlsCredentials> {
  const refuse = (what: string, reason: string, cause?: unknown) =>
    new InvalidTlsCredentials({ uri: search.uri, what, reason }, { cause });
  if ((options.cert === undefined) !== (options.key === undefined)) {
    throw refuse("The client's certificate", "a certificate and its key are given together or not at all");
  }
  const read = async (path: string): Promise<Found | null> => {
    try {
      return { text: await readFile(path, "utf8"), name: ` '${path}'` };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === "ENOENT" || code === "ENOTDIR") return null;
      throw refuse(`The file '${path}'`, code === "EACCES" ? "this user may not read it" : message, error);
    }
  };
  /** All of the files, from the first place that has all of them: a key fits no certificate but its own. */
  const find = async (...files: readonly CredentialFile[]): Promise<readonly Found[] | null> => {
    for (const place of placesOf(search)) {
      const found = await Promise.all(files.map((file) => read(place(file))));
      if (found.every((each) => each !== null)) return found;
    }
    return null;
  };
  const [ca] = options.ca === undefined ? ((await find("cacert.pem")) ?? []) : [given(options.ca)];
  if (ca === undefined) {
    const places = placesOf(search).map((place) => `'${place("cacert.pem")}'`);
    throw refuse("The authority's certificate", `there is no ${places.join(" and no ")}`);
  }
  readCertificate(ca, "authority", refuse);
  const [crl] = options.crl === undefined ? ((await find("cacrl.pem")) ?? []) : [given(options.crl)];
  const [cert, key] =
    options.cert === undefined || options.key === undefined
      ? ((await find("clientcert.pem", "clientkey.pem")) ?? [])
      : [given(options.cert), given(options.key)];
  const shared = { ca: ca.text, crl: crl?.text };
  if (cert === undefined || key === undefined) return { ...shared, cert: undefined, key: undefined, subject: null };
  const certificate = readCertificate(cert, "client", refuse);
  checkKey(certificate, key, refuse);
  const what = `The client's certificate${cert.name}`;
  if (search.sanityCheck) checkDates(certificate, (reason) => refuse(what, reason));
  return { ...shared, cert: cert.text, key: key.text, subject: subjectOf(certificate) };
}

const given = (text: string): Found => ({ text, name: "" });

/** Whom a certificate names, on one line. */
export function subjectOf(certificate: X509Certificate): string {
  return certificate.subject?.replaceAll("\n", ",") || "without a name";
}

type CredentialFile = keyof typeof machineFiles;

/** Where files may be, the likelier first. */
function placesOf({ folder, userFolder }: TlsSearch): readonly ((file: CredentialFile) => string)[] {
  if (folder !== undefined) return [(file) => join(folder, file)];
  const machine = (file: CredentialFile) => machineFiles[file];
  return userFolder === null ? [machine] : [(file) => join(userFolder, file), machine];
}

type Refuse = (what: string, reason: string, cause?: unknown) => Error;

function readCertificate({ text, name }: Found, whose: string, refuse: Refuse): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch (error) {
    throw refuse(`The ${whose}'s certificate${name}`, "it is no certificate in PEM", error);
  }
}

function checkKey(certificate: X509Certificate, { text, name }: Found, refuse: Refuse): void {
  const what = `The client's key${name}`;
  let key: KeyObject;
  try {
    key = createPrivateKey(text);
  } catch (error) {
    const encrypted = text.includes("ENCRYPTED");
    throw refuse(what, encrypted ? "it is encrypted: expected one without a passphrase" : "it is no key in PEM", error);
  }
  if (!certificate.checkPrivateKey(key)) throw refuse(what, "it does not belong to the client's certificate");
}

function checkDates(certificate: X509Certificate, refuse: (reason: string) => Error): void {
  const now = Date.now();
  if (certificate.validToDate.getTime() < now) throw refuse(`it expired on ${certificate.validTo}`);
  if (certificate.validFromDate.getTime() > now) throw refuse(`it is not valid before ${certificate.validFrom}`);
}
