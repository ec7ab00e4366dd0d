import type { Duplex } from "node:stream";
import { abortError, withTimeout } from "./abort-error.ts";
import { Authentication } from "./authentication.ts";
import { ClientConnection } from "./client-connection.ts";
import { dial } from "./dial.ts";
import { shakeHands } from "./handshake.ts";
import { type HostKeyCheck, openHostKeyCheck } from "./host-key-check.ts";
import type { SshCallOptions, SshConnection } from "./ssh-connection.ts";
import type { SshOptions } from "./ssh-options.ts";
import { defaultSshPort, type SshCredentials, type SshTarget } from "./ssh-target.ts";

const defaultConnectMs = 20_000;
const defaultOpenMs = 20_000;

/**
 * Connects to a host and logs in; shared with others where the options say so.
 *
 * @throws InvalidIdentity; SshUnreachable; HostKeyUnknown, HostKeyChanged, HostKeyRevoked; SshHandshakeFailed;
 * SshAuthenticationDenied; ForwardRefused by a host on the way; SshConnectionLost; SshTimeout, SshCancelled.
 */
export function openSsh(
  target: SshTarget,
  options: SshOptions,
  { signal }: SshCallOptions = {},
): Promise<SshConnection> {
  if (options.connections) return options.connections.share(target, options, signal);
  return openAlone(target, options, signal);
}

/** Connects for one user, through the hosts on the way. */
export async function openAlone(
  target: SshTarget,
  options: SshOptions,
  signal: AbortSignal | undefined,
): Promise<SshConnection> {
  const authentication = new Authentication(target.user, options);
  const hop = options.jump?.at(-1);
  if (hop === undefined)
    return logIn(target, options, authentication, signal, (limit, port) => dial(target.host, port, limit));
  const via = await openSsh(hop, optionsOfHop(hop, options), signal === undefined ? {} : { signal });
  try {
    const connection = await logIn(target, options, authentication, signal, (limit, port) =>
      via.forwardToPort(target.host, port, { signal: limit }),
    );
    void connection.closed.then(() => via.close());
    return connection;
  } catch (error) {
    await via.close();
    throw error;
  }
}

/** The way as far as the last host before the target. The password is not for it. */
function optionsOfHop(hop: SshCredentials, options: SshOptions): SshOptions {
  const { password: _password, identities, agent, jump = [], ...rest } = options;
  const own = hop.identities !== undefined || hop.agent !== undefined || hop.password !== undefined;
  const given = own ? hop : { ...(identities && { identities }), ...(agent !== undefined && { agent }) };
  return {
    ...rest,
    ...(given.identities && { identities: given.identities }),
    ...(given.agent !== undefined && { agent: given.agent }),
    ...("password" in given && given.password !== undefined && { password: given.password }),
    jump: jump.slice(0, -1),
  };
}

async function logIn(
  target: SshTarget,
  options: SshOptions,
  authentication: Authentication,
  callerSignal: AbortSignal | undefined,
  reach: (limit: AbortSignal, port: number) => Promise<Duplex>,
): Promise<SshConnection> {
  const { host, port = defaultSshPort, user } = target;
  const { hostKeys, hostKeyPolicy = "strict", timeouts = {}, keepalive = {} } = options;
  const signal = withTimeout(callerSignal, timeouts.connectMs ?? defaultConnectMs);
  const hostKeyCheck = await openHostKeyCheck(host, port, hostKeys, hostKeyPolicy);
  const carrier = await reach(signal, port).catch((error: unknown) => {
    throw error === signal.reason ? abortError(signal, host, "connect") : error;
  });
  const handshake = { host, port, user, hostKeyCheck, authentication, keepalive };
  const client = await shakeHands(handshake, carrier, signal);
  const hostKey = shownBy(hostKeyCheck);
  return new ClientConnection(client, carrier, { target, hostKey, openMs: timeouts.openMs ?? defaultOpenMs });
}

function shownBy({ shown }: HostKeyCheck) {
  if (shown === null) throw new Error("A host logged us in without a host key.");
  return shown;
}
