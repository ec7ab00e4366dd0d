import { ForwardRefused, openSsh, type SshConnection, type SshOptions, type SshTarget } from "@hob/ssh";
import type { SocketSurroundings } from "../uri/socket-paths.ts";
import { sshSocketFailure } from "./ssh-socket-failure.ts";
import { sshSurroundings } from "./ssh-surroundings.ts";
import type { Wire, WireEvents } from "./wire.ts";
import { wireOver } from "./wire-over.ts";

/** A daemon's socket on a far host, and the way there. */
export interface SshEndpoint extends SshTarget {
  /** As the user wrote it, for errors. */
  readonly uri: string;
  /**
   * The sockets on that host where the daemon may listen, the likelier first; or how they follow from the far user's
   * folders, which are then looked for there.
   */
  readonly paths: readonly string[] | ((where: SocketSurroundings) => readonly string[]);
  readonly ssh: SshOptions;
}

/**
 * Connects to the first of a far host's sockets that takes the connection, over one SSH connection. Nothing runs there
 * but sshd. The SSH connection is closed with the wire, or with the last wire that shares it.
 *
 * @throws ConnectFailed, SocketDenied for the sockets; what `openSsh` of @hob/ssh throws for the way.
 */
export async function openSshWire(endpoint: SshEndpoint, events: WireEvents, signal?: AbortSignal): Promise<Wire> {
  const options = signal === undefined ? {} : { signal };
  const { host, port, user, ssh } = endpoint;
  const connection = await openSsh({ host, user, ...(port !== undefined && { port }) }, ssh, options);
  try {
    const paths = await pathsOf(endpoint, connection, signal);
    let refusal: Error | undefined;
    for (const path of paths) {
      try {
        const stream = await connection.forwardToSocket(path, options);
        return wireOver(stream, events, { letGo: () => void connection.close() });
      } catch (error) {
        if (!(error instanceof ForwardRefused)) throw error;
        refusal = error;
      }
    }
    throw await sshSocketFailure(endpoint.uri, connection, paths, refusal, signal);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function pathsOf(
  { paths }: SshEndpoint,
  connection: SshConnection,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  if (typeof paths !== "function") return paths;
  const files = await connection.files(signal === undefined ? {} : { signal });
  return paths(await sshSurroundings(files, signal));
}
