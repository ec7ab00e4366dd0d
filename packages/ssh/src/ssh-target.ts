/** A private key, as its file holds it. */
export interface SshIdentity {
  /** The file's text: OpenSSH's own format or PEM (PKCS#1, SEC 1, PKCS#8), of type Ed25519, ECDSA or RSA. */
  readonly privateKey: string;
  /** What the key is encrypted with. */
  readonly passphrase?: string;
  /** What errors call it, usually the file's path. Default: its place among the others. */
  readonly name?: string;
}

/** How a user proves who they are. Tried in this order: identities, agent, password. */
export interface SshCredentials {
  readonly identities?: readonly SshIdentity[];
  /** Path of an agent's socket, such as the value of `SSH_AUTH_SOCK`. */
  readonly agent?: string;
  /** Also the answer where the server asks one hidden question (`keyboard-interactive`). */
  readonly password?: string;
}

/** A user on a host that runs an SSH server. */
export interface SshTarget {
  /** A name or an address; IPv6 without brackets. */
  readonly host: string;
  /** Default: 22. */
  readonly port?: number;
  readonly user: string;
}

/**
 * A host that a connection passes through. Without credentials of its own it takes the identities and the agent of
 * the whole way, and never the password, which is only for the target.
 */
export interface SshJump extends SshTarget, SshCredentials {}

/** The port when none is given. */
export const defaultSshPort = 22;
