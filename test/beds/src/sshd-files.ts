import { chmod, chown, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run.ts";

/** How a user proves who they are. */
export type SshdMethod = "publickey" | "password" | "keyboard-interactive";

/** Kinds of keys that a host can have. */
export type SshdHostKeyType = "ed25519" | "ecdsa" | "rsa";

/** What an sshd's folder is filled with. */
export interface SshdFiles {
  readonly port: number;
  readonly methods: readonly SshdMethod[];
  /** Users besides root, each with a password. */
  readonly users: Readonly<Record<string, string>>;
  readonly hostKeyTypes: readonly SshdHostKeyType[];
  readonly forwarding: boolean;
  /** More lines for `sshd_config`. */
  readonly config: readonly string[];
}

/** The number of the first of the bed's own users. */
export const firstUid = 5000;

const pam = `auth required pam_unix.so nodelay
account required pam_permit.so
session required pam_permit.so
`;

function configText(directory: string, files: SshdFiles): string {
  const has = (method: SshdMethod) => (files.methods.includes(method) ? "yes" : "no");
  const forwarding = files.forwarding ? "yes" : "no";
  return `${[
    "ListenAddress 127.0.0.1",
    `Port ${files.port}`,
    ...files.hostKeyTypes.map((type) => `HostKey ${join(directory, `host_${type}`)}`),
    `AuthorizedKeysFile ${join(directory, "authorized_keys")}`,
    `PubkeyAuthentication ${has("publickey")}`,
    `PasswordAuthentication ${has("password")}`,
    `KbdInteractiveAuthentication ${has("keyboard-interactive")}`,
    `UsePAM ${has("keyboard-interactive")}`,
    `AllowStreamLocalForwarding ${forwarding}`,
    `AllowTcpForwarding ${forwarding}`,
    "PermitRootLogin yes",
    "StrictModes no",
    "UseDNS no",
    "PrintMotd no",
    "PidFile none",
    "MaxStartups 200",
    "LogLevel VERBOSE",
    "Subsystem sftp internal-sftp",
    ...files.config,
  ].join("\n")}\n`;
}

/** Makes a new key for the host, in place of the one it had. */
export async function writeHostKey(directory: string, type: SshdHostKeyType): Promise<void> {
  const path = join(directory, `host_${type}`);
  await run("rm", ["-f", path, `${path}.pub`]);
  await run("ssh-keygen", ["-q", "-t", type, "-N", "", "-C", "", "-f", path]);
}

/** Writes what the sshd reads, and what stands for the machine's users while it does. */
export async function writeSshdFiles(directory: string, files: SshdFiles): Promise<void> {
  const at = (name: string) => join(directory, name);
  for (const type of files.hostKeyTypes) await writeHostKey(directory, type);
  await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "bed", "-f", at("identity")]);
  await writeFile(at("authorized_keys"), await readFile(at("identity.pub")));
  await writeFile(at("sshd_config"), configText(directory, files));
  await writeFile(at("pam"), pam);
  let passwd = await readFile("/etc/passwd", "utf8");
  let shadow = "root:*:19000:0:99999:7:::\n";
  for (const [index, [name, password]] of Object.entries(files.users).entries()) {
    const uid = firstUid + index;
    const home = at(name);
    await mkdir(home);
    await chown(home, uid, 65534);
    passwd += `${name}:x:${uid}:65534::${home}:/bin/sh\n`;
    const hash = (await run("openssl", ["passwd", "-6", "-stdin"], { input: `${password}\n` })).trim();
    shadow += `${name}:${hash}:19000:0:99999:7:::\n`;
  }
  await writeFile(at("passwd"), passwd);
  await writeFile(at("shadow"), shadow, { mode: 0o640 });
  // Other users log in too, and their homes are below.
  await chmod(directory, 0o755);
}
