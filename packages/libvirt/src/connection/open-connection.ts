import { homedir } from "node:os";
import { join } from "node:path";
import {
  AuthenticationDenied,
  AuthenticationUnsupported,
  ConnectFailed,
  SocketDenied,
} from "../errors/connection-errors.ts";
import { isLibvirtError } from "../errors/libvirt-error.ts";
import { authList, authPolkit, authType } from "../protocol/auth.ts";
import { connectFeature, connectFlag, connectOpen, connectSupportsFeature } from "../protocol/connect.ts";
import { driverUri, type LibvirtUri, parseLibvirtUri, TransportUnsupported } from "../uri/libvirt-uri.ts";
import { type SocketSurroundings, socketPaths } from "../uri/socket-paths.ts";
import { openUnixSocket } from "../wire/unix-socket.ts";
import type { CallOptions, Connection } from "./connection.ts";
import type { KeepaliveOptions } from "./keepalive.ts";
import { abortError } from "./pending-calls.ts";
import { Session } from "./session.ts";

/** How a connection is opened. */
export interface OpenOptions extends CallOptions {
  /** Opens it for looking only; the daemon then refuses changes. */
  readonly readOnly?: boolean;
  /** When to give a silent daemon up; default after 5 pings, 5 s apart. `null` never pings. */
  readonly keepalive?: KeepaliveOptions | null;
}

/**
 * Connects to the daemon that a URI names, proves who we are where that needs nothing from us, and opens the driver.
 *
 * @throws InvalidUri, TransportUnsupported; ConnectFailed or SocketDenied for the socket; AuthenticationUnsupported,
 * AuthenticationDenied; LibvirtError when the driver does not open; CallCancelled, CallTimeout by the signal.
 */
export async function openConnection(uri: string, options: OpenOptions = {}): Promise<Connection> {
  const parsed = parseLibvirtUri(uri);
  if (parsed.transport !== "unix") throw new TransportUnsupported({ uri, transport: parsed.transport });
  const { readOnly = false, signal } = options;
  const session = await connectToAny(parsed, socketPaths(parsed, readOnly, surroundings()), signal);
  try {
    await authenticate(session, options);
    const { supported } = await session.call(connectSupportsFeature, { feature: connectFeature.keepalive }, options);
    const flags = readOnly ? connectFlag.readOnly : 0;
    await session.call(connectOpen, { name: driverUri(parsed), flags }, options);
    const keepalive = options.keepalive === undefined ? { intervalMs: 5000, count: 5 } : options.keepalive;
    if (supported && keepalive !== null) session.watch(keepalive);
    return session;
  } catch (error) {
    session.drop();
    throw error;
  }
}

function surroundings(): SocketSurroundings {
  return {
    runtimeDirectory: process.env["XDG_RUNTIME_DIR"] || undefined,
    cacheDirectory: process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"),
    root: process.getuid?.() === 0,
  };
}

/** The first socket that answers. One that is refused, or is not there, leaves the choice to the next. */
async function connectToAny(
  uri: LibvirtUri,
  paths: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Session> {
  let failure: NodeJS.ErrnoException | undefined;
  for (const path of paths) {
    const session = new Session(uri.text);
    try {
      session.attach(await openUnixSocket(path, session, signal));
      return session;
    } catch (error) {
      if (signal?.aborted) throw abortError(connectOpen.number, signal);
      failure = error as NodeJS.ErrnoException;
      if (failure.code === "EACCES" || failure.code === "EPERM") {
        throw new SocketDenied({ uri: uri.text, path }, { cause: error });
      }
    }
  }
  const reasons: Record<string, string> = {
    ENOENT: "there is no such socket",
    ECONNREFUSED: "nobody listens",
    ENOTSOCK: "it is not a socket",
  };
  const reason = reasons[failure?.code ?? ""] ?? failure?.message ?? "there is no socket to try";
  throw new ConnectFailed({ uri: uri.text, tried: paths, reason }, { cause: failure });
}

async function authenticate(session: Session, options: CallOptions): Promise<void> {
  const { types } = await session.call(authList, {}, options);
  if (types.length === 0 || types.includes(authType.none)) return;
  if (!types.includes(authType.polkit)) {
    const names = new Map<number, string>(Object.entries(authType).map(([name, number]) => [number, name]));
    throw new AuthenticationUnsupported({
      uri: session.uri,
      wanted: types.map((type) => names.get(type) ?? `type ${type}`),
    });
  }
  try {
    await session.call(authPolkit, {}, options);
  } catch (error) {
    if (!isLibvirtError(error)) throw error;
    throw new AuthenticationDenied({ uri: session.uri, by: "polkit" }, { cause: error });
  }
}
