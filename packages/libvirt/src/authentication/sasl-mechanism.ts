import type { NameAndPassword } from "./credentials.ts";

/** One way of proving, over SASL, that one knows a password. @source RFC 4422 */
export interface SaslMechanism {
  readonly name: string;
  /** Whether whoever reads the connection learns the password. */
  readonly revealsPassword: boolean;
  /**
   * Begins; no socket and no clock is touched.
   *
   * @param nonce a text that was never used before, of printable ASCII without a comma.
   * @throws SaslPrepFault for a name or password that cannot be sent.
   */
  begin(credentials: NameAndPassword, nonce: string): SaslExchange;
}

/** A proof under way. */
export interface SaslExchange {
  /** What is sent first. */
  readonly initial: Buffer;
  /** Whether nothing is left to send, and the server proved itself where the mechanism has it do so. */
  readonly complete: boolean;
  /** The answer to what the server sent. @throws SaslFault when the server breaks the rules, SaslRefusal when it refuses. */
  step(challenge: Buffer): Promise<Buffer>;
}

/** A server that breaks a mechanism's rules; `message` goes on "in SASL X, …". */
export class SaslFault extends Error {}

/** A server that says, by a mechanism's own means, that it does not accept the proof. */
export class SaslRefusal extends Error {}
