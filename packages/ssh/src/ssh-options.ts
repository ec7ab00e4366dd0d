import type { HostKeyPolicy, HostKeys } from "./host-keys.ts";
import type { SshConnection } from "./ssh-connection.ts";
import type { SshCredentials, SshJump, SshTarget } from "./ssh-target.ts";

/** How long each part of the way may take. */
export interface SshTimeouts {
  /** From dialling one host until it let us in, ms. Default: 20000. */
  readonly connectMs?: number;
  /** For the server to open or refuse a forward, a program, or files, ms. Default: 20000. */
  readonly openMs?: number;
}

/** When a silent server is given up. */
export interface SshKeepalive {
  /** Between two questions, ms. Default: 15000. */
  readonly intervalMs?: number;
  /** Questions without an answer before the connection ends. Default: 3. */
  readonly count?: number;
}

/** How a host is reached over SSH. Nothing is read from the environment or from files. */
export interface SshOptions extends SshCredentials {
  readonly hostKeys: HostKeys;
  /** Default: `strict`. */
  readonly hostKeyPolicy?: HostKeyPolicy;
  /** Hosts to pass through, the nearest first; each proves itself by its own host key. */
  readonly jump?: readonly SshJump[];
  readonly timeouts?: SshTimeouts;
  /** `null` never asks. */
  readonly keepalive?: SshKeepalive | null;
  /** Usually an `SshConnections`: shares a connection with all who name the same object and go the same way. Default: a connection of one's own. */
  readonly connections?: ConnectionSharing;
}

/** Who hands one connection to several users. */
export interface ConnectionSharing {
  /** A user's own view of a shared connection; its `close` lets go of it. */
  share(target: SshTarget, options: SshOptions, signal: AbortSignal | undefined): Promise<SshConnection>;
}
