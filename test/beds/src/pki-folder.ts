import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestCertificate } from "./test-authority.ts";

/** Certificates of one folder. */
export interface PkiContent {
  /** The authority's certificate, as PEM. */
  readonly authority?: string;
  readonly client?: TestCertificate;
  readonly server?: TestCertificate;
}

/**
 * Writes certificates where libvirt looks for them below a folder that a URI names by `pkipath`: `cacert.pem`,
 * `clientcert.pem`, `clientkey.pem`, `servercert.pem`, `serverkey.pem`. What is not given stays as it is.
 */
export async function writePkiFolder(folder: string, content: PkiContent): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (content.authority !== undefined) await writeFile(join(folder, "cacert.pem"), content.authority);
  for (const role of ["client", "server"] as const) {
    const pair = content[role];
    if (pair === undefined) continue;
    await writeFile(join(folder, `${role}cert.pem`), pair.certificate);
    await writeFile(join(folder, `${role}key.pem`), pair.key, { mode: 0o600 });
  }
}

/** Writes one certificate, for both ends of a connection, where QEMU looks for it below a folder of its own. */
export async function writeQemuPkiFolder(folder: string, authority: string, pair: TestCertificate): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "ca-cert.pem"), authority);
  for (const role of ["client", "server"]) {
    await writeFile(join(folder, `${role}-cert.pem`), pair.certificate);
    await writeFile(join(folder, `${role}-key.pem`), pair.key, { mode: 0o600 });
  }
}
