import { createHash } from "node:crypto";
import { untilAborted } from "./abort-error.ts";
import type { HostKeys } from "./host-keys.ts";
import { openAlone } from "./open-ssh.ts";
import { SharedConnection } from "./shared-connection.ts";
import type { SshConnection } from "./ssh-connection.ts";
import type { ConnectionSharing, SshOptions } from "./ssh-options.ts";
import { defaultSshPort, type SshCredentials, type SshTarget } from "./ssh-target.ts";

/** A connection that several use, or that is being opened for them. */
interface Shared {
  readonly connection: Promise<SshConnection>;
  readonly opening: AbortController;
  users: number;
}

const identityOf = ({ identities = [], agent, password }: SshCredentials) => [
  identities.map(({ privateKey, passphrase }) => [privateKey, passphrase]),
  agent,
  password,
];
const placeOf = ({ host, port = defaultSshPort, user }: SshTarget) => [host.toLowerCase(), port, user];

/**
 * Connections that are shared by all who go the same way with the same credentials and the same list of known hosts.
 * The first opens it, the last closes it; one that is lost is opened anew for whoever comes next.
 */
export class SshConnections implements ConnectionSharing {
  readonly #shared = new Map<string, Shared>();
  readonly #hostKeys = new Map<HostKeys, number>();

  /** How many connections are open or being opened. */
  get size(): number {
    return this.#shared.size;
  }

  /** A user's own view of the shared connection: its `close` lets go of it. @throws as `openSsh` does. */
  async share(target: SshTarget, options: SshOptions, signal?: AbortSignal): Promise<SshConnection> {
    const key = this.#keyOf(target, options);
    const shared = this.#shared.get(key) ?? this.#open(key, target, options);
    shared.users += 1;
    let left = false;
    const leave = async () => {
      if (left) return;
      left = true;
      shared.users -= 1;
      if (shared.users > 0) return;
      this.#forget(key, shared);
      shared.opening.abort();
      await shared.connection.then(
        (connection) => connection.close(),
        () => {
          // Who waited for it has heard why it failed.
        },
      );
    };
    try {
      return new SharedConnection(await untilAborted(shared.connection, signal, target.host, "connect"), leave);
    } catch (error) {
      void leave();
      throw error;
    }
  }

  #open(key: string, target: SshTarget, options: SshOptions): Shared {
    const opening = new AbortController();
    const shared: Shared = { connection: openAlone(target, options, opening.signal), opening, users: 0 };
    this.#shared.set(key, shared);
    const forget = () => this.#forget(key, shared);
    shared.connection.then(({ closed }) => closed.then(forget), forget);
    return shared;
  }

  #forget(key: string, shared: Shared): void {
    if (this.#shared.get(key) === shared) this.#shared.delete(key);
  }

  /** Secrets are part of the way, but only their digest is kept. */
  #keyOf(target: SshTarget, options: SshOptions): string {
    const { hostKeys, hostKeyPolicy, jump = [] } = options;
    const number = this.#hostKeys.get(hostKeys) ?? this.#hostKeys.size;
    this.#hostKeys.set(hostKeys, number);
    const hops = [{ ...options, ...target }, ...jump].map((hop) => [placeOf(hop), identityOf(hop)]);
    return createHash("sha256")
      .update(JSON.stringify([number, hostKeyPolicy, hops]))
      .digest("hex");
  }
}
