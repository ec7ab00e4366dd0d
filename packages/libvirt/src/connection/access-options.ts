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
}
