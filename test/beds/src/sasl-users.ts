import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.ts";

/** How a bed's libvirtd checks names and passwords. */
export interface SaslOptions {
  /** What it offers. Default: `["scram-sha-256"]`. */
  readonly mechanisms?: readonly string[];
  /** Passwords by user name. */
  readonly users: Readonly<Record<string, string>>;
}

/**
 * Writes `libvirt.conf` and a password database of Cyrus SASL into a folder that stands for `/etc/sasl2` in the bed.
 *
 * @param realm the daemon's host name, to which users without a realm belong.
 * @throws an Error when `saslpasswd2` is missing.
 */
export async function writeSaslUsers(folder: string, realm: string, options: SaslOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  const database = join(folder, "users.db");
  const mechanisms = (options.mechanisms ?? ["scram-sha-256"]).join(" ");
  await writeFile(
    join(folder, "libvirt.conf"),
    `mech_list: ${mechanisms}\npwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: ${database}\n`,
  );
  for (const [user, password] of Object.entries(options.users)) {
    const where = ["-p", "-c", "-f", database, "-a", "libvirt", "-u", realm, user];
    await run("saslpasswd2", where, { input: password });
  }
}
