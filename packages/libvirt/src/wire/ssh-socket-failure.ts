import { ForwardRefused, RemoteFileNotFound, type SshConnection } from "@hob/ssh";
import { isHobError } from "@hob/errors";
import { ConnectFailed, SocketDenied } from "../errors/connection-errors.ts";

/** What is found where a socket should be: SSH itself only says that it could not be opened. */
type Finding = "missing" | "denied" | "there" | "unknown";

async function lookAt(connection: SshConnection, path: string, signal: AbortSignal | undefined): Promise<Finding> {
  const options = signal === undefined ? {} : { signal };
  try {
    const files = await connection.files(options);
    return (await files.isWritable(path, options)) ? "there" : "denied";
  } catch (error) {
    if (signal?.aborted) throw error;
    if (error instanceof RemoteFileNotFound) return "missing";
    // A server without SFTP: what the forward said has to do.
    return isHobError(error, "denied") ? "unknown" : Promise.reject(error);
  }
}

/** Why none of a far host's sockets could be opened. */
export async function sshSocketFailure(
  uri: string,
  connection: SshConnection,
  paths: readonly string[],
  refusal: Error | undefined,
  signal: AbortSignal | undefined,
): Promise<Error> {
  const { host, user } = connection.target;
  const findings = await Promise.all(paths.map((path) => lookAt(connection, path, signal)));
  const denied = paths[findings.indexOf("denied")];
  if (denied !== undefined) return new SocketDenied({ uri, path: denied }, { cause: refusal });
  const fail = (reason: string, hint?: string) =>
    new ConnectFailed({ uri, tried: paths, reason, ...(hint && { hint }) }, { cause: refusal });
  const there = paths[findings.indexOf("there")];
  if (there !== undefined) {
    return fail(
      `'${there}' is on '${host}' and '${user}' may open it, but nobody listens there, or sshd does not forward to it`,
      `Check on '${host}' that the daemon runs, and that AllowStreamLocalForwarding in its sshd_config is not 'no'.`,
    );
  }
  if (findings.includes("unknown")) {
    return fail(refusal instanceof ForwardRefused ? refusal.details.reason : `'${host}' does not say why`);
  }
  const few = paths.length === 1 ? "there is no such socket" : "there are no such sockets";
  return fail(`${few} on '${host}'`, `Check that libvirtd, or the modular daemon of this driver, runs on '${host}'.`);
}
