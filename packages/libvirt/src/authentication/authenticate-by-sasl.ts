import { randomBytes } from "node:crypto";
import type { CallOptions, Connection } from "../connection/connection.ts";
import {
  AuthenticationBroken,
  CredentialsMissing,
  CredentialsRefused,
  InvalidCredentials,
  NoSaslMechanism,
} from "../errors/authentication-errors.ts";
import { isLibvirtError } from "../errors/libvirt-error.ts";
import { authSaslInit, authSaslStart, authSaslStep } from "../protocol/auth.ts";
import { chooseMechanism } from "./choose-mechanism.ts";
import type { Credentials, CredentialSource, NameAndPassword } from "./credentials.ts";
import { type SaslExchange, SaslFault, SaslRefusal } from "./sasl-mechanism.ts";
import { SaslPrepFault } from "./sasl-prep.ts";

/** Who proves what, and how well the connection is protected. */
export interface SaslOptions extends CallOptions {
  /** The name in the URI, if it has one. */
  readonly user: string | null;
  readonly credentials: CredentialSource | undefined;
  /** The only mechanism that the URI wants. */
  readonly mechanism: string | undefined;
  /** Whether nobody between here and the daemon can read along. */
  readonly encrypted: boolean;
}

/**
 * Proves to a daemon, by SASL, who is there.
 *
 * @throws NoSaslMechanism, AuthenticationUnsupported, PasswordUnprotected, CredentialsMissing, InvalidCredentials,
 * CredentialsRefused, AuthenticationBroken; what a call throws.
 * @source remote_driver.c, remoteAuthSASL
 */
export async function authenticateBySasl(connection: Connection, options: SaslOptions): Promise<void> {
  const { uri } = connection;
  const { encrypted, mechanism: wanted } = options;
  const { mechanisms } = await connection.call(authSaslInit, {}, options).catch((error: unknown) => {
    // A daemon that has nothing to offer fails here, with words that sound as if a password were wrong.
    throw isLibvirtError(error, "auth-failed") ? new NoSaslMechanism({ uri, encrypted }, { cause: error }) : error;
  });
  const mechanism = chooseMechanism({ uri, offered: mechanisms, wanted, encrypted });
  const credentials = await obtain(uri, mechanism.name, options);
  try {
    await converse(connection, mechanism.name, mechanism.begin(credentials, newNonce()), options);
  } catch (error) {
    if (error instanceof SaslPrepFault) {
      throw new InvalidCredentials({ uri, what: error.what, reason: error.message }, { cause: error });
    }
    const details = { uri, mechanism: mechanism.name };
    if (error instanceof SaslFault) {
      throw new AuthenticationBroken({ ...details, reason: error.message }, { cause: error });
    }
    const refused = error instanceof SaslRefusal || isLibvirtError(error, "auth-failed");
    throw refused ? new CredentialsRefused(details, { cause: error }) : error;
  }
}

const newNonce = () => randomBytes(24).toString("base64");

async function obtain(uri: string, mechanism: string, options: SaslOptions): Promise<NameAndPassword> {
  const { user, credentials: source } = options;
  const wanted: (keyof Credentials)[] = user === null ? ["username", "password"] : ["password"];
  const given = typeof source === "function" ? await source({ uri, mechanism, wanted }) : source;
  const username = given?.username ?? user ?? undefined;
  const password = given?.password;
  if (username !== undefined && password !== undefined) return { username, password };
  const missing = [
    ...(username === undefined ? ["a user name"] : []),
    ...(password === undefined ? ["a password"] : []),
  ];
  throw new CredentialsMissing({ uri, mechanism, missing });
}

/** Speaks until both ends are content. A server that is content too early is not. */
async function converse(
  connection: Connection,
  mechanism: string,
  exchange: SaslExchange,
  options: CallOptions,
): Promise<void> {
  let reply = await connection.call(authSaslStart, { mechanism, nil: false, data: exchange.initial }, options);
  while (!(exchange.complete && reply.complete)) {
    if (reply.complete && reply.nil) throw new SaslFault("the server ends it without proving itself");
    const data = await exchange.step(reply.nil ? Buffer.alloc(0) : reply.data);
    if (reply.complete) {
      if (exchange.complete) return;
      throw new SaslFault("the server ends it before its proof");
    }
    reply = await connection.call(authSaslStep, { nil: false, data }, options);
  }
}
