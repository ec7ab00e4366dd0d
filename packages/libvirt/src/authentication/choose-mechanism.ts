import { AuthenticationUnsupported, NoSaslMechanism, PasswordUnprotected } from "../errors/authentication-errors.ts";
import { plain } from "./plain.ts";
import type { SaslMechanism } from "./sasl-mechanism.ts";
import { scramSha256 } from "./scram-sha-256.ts";

/** The better first. */
const mechanisms: readonly SaslMechanism[] = [scramSha256, plain];

/** What the choice depends on. */
export interface MechanismChoice {
  readonly uri: string;
  /** As the daemon lists them. */
  readonly offered: string;
  /** The only one that the URI wants. */
  readonly wanted: string | undefined;
  /** Whether nobody between here and the daemon can read along: TLS, SSH, a local socket. */
  readonly encrypted: boolean;
}

/**
 * The best mechanism that both ends know, and that keeps the password to them.
 *
 * @throws NoSaslMechanism, AuthenticationUnsupported, PasswordUnprotected
 */
export function chooseMechanism({ uri, offered, wanted, encrypted }: MechanismChoice): SaslMechanism {
  const names = offered
    .toUpperCase()
    .split(/[\s,]+/)
    .filter((name) => name !== "");
  if (names.length === 0) throw new NoSaslMechanism({ uri, encrypted });
  const shared = mechanisms.filter(({ name }) => names.includes(name) && (wanted === undefined || name === wanted));
  const safe = shared.find(({ revealsPassword }) => encrypted || !revealsPassword);
  if (safe) return safe;
  if (shared.length > 0) throw new PasswordUnprotected({ uri });
  const accepted = (wanted === undefined ? mechanisms.map(({ name }) => name) : [wanted]).map((name) => `SASL ${name}`);
  throw new AuthenticationUnsupported({ uri, wanted: names.map((name) => `SASL ${name}`), accepted });
}
