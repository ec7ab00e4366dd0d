import type { SshOptions } from "@hob/ssh";
import type { CredentialSource } from "../authentication/credentials.ts";
import type { TlsOptions } from "../wire/tls-credentials.ts";

/**
 * What one needs to be let in by a daemon, apart from the URI. Secrets in here are never in a message, and are not kept
 * longer than the connection is being opened.
 */
export interface AccessOptions {
  /** For daemons that ask for a name and password by SASL. */
  readonly credentials?: CredentialSource;
  /** Certificates for `tls`. Default: the files that the URI names or libvirt uses. */
  readonly tls?: TlsOptions;
  /**
   * For `ssh`: host keys, identities, agent, password, jump hosts. Default: what the URI says, else what `ssh` finds in the
   * user's folder. Many connections to one host share one SSH connection when they are given the same `connections`.
   */
  readonly ssh?: Partial<SshOptions>;
}
