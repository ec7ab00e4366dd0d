import { homedir } from "node:os";
import { join } from "node:path";
import { readIdentityFile } from "./identity-file.ts";
import { KnownHostsFile } from "./known-hosts-file.ts";
import { isEncrypted } from "./private-key.ts";
import { SshConnections } from "./ssh-connections.ts";
import { IdentityFileUnreadable } from "./ssh-errors.ts";
import type { SshOptions } from "./ssh-options.ts";
import type { SshIdentity } from "./ssh-target.ts";

/** Where the user's settings are. */
export interface SshDefaultsOptions {
  /** Default: this user's. */
  readonly home?: string;
  /** The agent's socket. Default: `SSH_AUTH_SOCK`; empty means none. */
  readonly agent?: string;
}

const identityNames = ["id_ed25519", "id_ecdsa", "id_rsa"];

/** A key that is there and can be used without asking anybody. */
async function usableIdentity(path: string): Promise<SshIdentity | null> {
  try {
    const identity = await readIdentityFile(path);
    // One that is encrypted is for the agent, which was told its passphrase.
    return isEncrypted(identity.privateKey) ? null : identity;
  } catch (error) {
    if (error instanceof IdentityFileUnreadable) return null;
    throw error;
  }
}

/**
 * What this user's own `ssh` would use, for programs that a user runs: known hosts of the user and of the machine, the
 * usual keys, the agent. `~/.ssh/config` is not read. Connections are shared.
 */
export async function openSshDefaults(options: SshDefaultsOptions = {}): Promise<SshOptions> {
  const folder = join(options.home ?? homedir(), ".ssh");
  const agent = options.agent ?? process.env["SSH_AUTH_SOCK"] ?? "";
  const identities = await Promise.all(identityNames.map((name) => usableIdentity(join(folder, name))));
  return {
    hostKeys: new KnownHostsFile(join(folder, "known_hosts"), {
      alsoRead: [join(folder, "known_hosts2"), "/etc/ssh/ssh_known_hosts"],
    }),
    identities: identities.filter((identity) => identity !== null),
    ...(agent !== "" && { agent }),
    connections: new SshConnections(),
  };
}
