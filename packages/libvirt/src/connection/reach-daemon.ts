import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import { isHobError } from "@hob/errors";
import { defaultSshPort } from "@hob/ssh";
import { ConnectFailed, ConnectTimeout, SocketDenied } from "../errors/connection-errors.ts";
import { connectOpen } from "../protocol/connect.ts";
import type { LibvirtUri } from "../uri/libvirt-uri.ts";
import { isSession, socketPaths, type SocketSurroundings } from "../uri/socket-paths.ts";
import { defaultPorts } from "../uri/transport.ts";
import { describeSocketFailure } from "../wire/socket-failure.ts";
import { openSocketWire } from "../wire/socket-wire.ts";
import { openSshWire } from "../wire/ssh-wire.ts";
import { findTlsCredentials } from "../wire/tls-credentials.ts";
import { openTlsWire } from "../wire/tls-wire.ts";
import type { Wire, WireEvents } from "../wire/wire.ts";
import type { AccessOptions } from "./access-options.ts";
import type { CallOptions } from "./connection.ts";
import { abortError } from "./pending-calls.ts";
import { sshAccess } from "./ssh-access.ts";

/** How a daemon is reached. */
export interface ReachOptions extends AccessOptions, CallOptions {
  /** Chooses among local sockets. */
  readonly readOnly: boolean;
}

/**
 * Connects to the daemon that a URI names; nothing of libvirt's protocol has been said yet.
 *
 * @throws ConnectFailed, SocketDenied, ConnectTimeout, CallCancelled; what TLS and SSH throw.
 */
export async function reachDaemon(uri: LibvirtUri, events: WireEvents, options: ReachOptions): Promise<Wire> {
  const { signal } = options;
  try {
    return await ways[uri.transport](uri, events, options);
  } catch (error) {
    if (!signal?.aborted) throw error;
    const reason: unknown = signal.reason;
    if (!(reason instanceof Error) || reason.name !== "TimeoutError") throw abortError(connectOpen.number, signal);
    const waitingFor = `${placeOf(uri)} does not answer`;
    throw new ConnectTimeout({ uri: uri.text, waitingFor }, { cause: reason });
  }
}

const ways = { unix: reachByUnixSocket, tcp: reachByTcp, tls: reachByTls, ssh: reachBySsh };

/** The first socket that answers. One that is refused, or is not there, leaves the choice to the next. */
async function reachByUnixSocket(uri: LibvirtUri, events: WireEvents, options: ReachOptions): Promise<Wire> {
  const root = process.geteuid?.() === 0;
  const paths = socketPaths(uri, options.readOnly, {
    runtimeDirectory: process.env["XDG_RUNTIME_DIR"] || undefined,
    cacheDirectory: process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"),
    root,
  });
  let failure: unknown;
  for (const path of paths) {
    try {
      return await openSocketWire({ path }, events, options.signal);
    } catch (error) {
      if (options.signal?.aborted) throw error;
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EACCES" || code === "EPERM") throw new SocketDenied({ uri: uri.text, path }, { cause: error });
      failure = error;
    }
  }
  const hint = isSession(uri, root)
    ? "Start a daemon as this user, such as 'virtqemud --daemon' or 'libvirtd --daemon'."
    : undefined;
  const reason = describeSocketFailure(failure);
  throw new ConnectFailed({ uri: uri.text, tried: paths, reason, ...(hint && { hint }) }, { cause: failure });
}

async function reachByTcp(uri: LibvirtUri, events: WireEvents, { signal }: ReachOptions): Promise<Wire> {
  const host = uri.host ?? "localhost";
  const port = uri.port ?? defaultPorts.tcp;
  return openSocketWire({ host, port }, events, signal).catch((error: unknown) => {
    throw unreachable(uri, error);
  });
}

async function reachByTls(uri: LibvirtUri, events: WireEvents, { signal, tls = {} }: ReachOptions): Promise<Wire> {
  const { pkipath, no_sanity: noSanity = false, no_verify: noVerify = false, tls_priority: priority } = uri.reach;
  const credentials = await findTlsCredentials(tls, {
    uri: uri.text,
    folder: pkipath,
    userFolder: process.geteuid?.() === 0 ? null : join(homedir(), ".pki", "libvirt"),
    sanityCheck: !noSanity,
  });
  const host = uri.host ?? "localhost";
  const port = uri.port ?? defaultPorts.tls;
  const target = { uri: uri.text, host, port, credentials, priority, verify: !noVerify };
  return openTlsWire(target, events, signal).catch((error: unknown) => {
    throw isHobError(error) ? error : unreachable(uri, error);
  });
}

async function reachBySsh(uri: LibvirtUri, events: WireEvents, options: ReachOptions): Promise<Wire> {
  const { readOnly, signal, ssh = {} } = options;
  const host = uri.host ?? "localhost";
  const user = uri.user ?? userInfo().username;
  const paths = (where: SocketSurroundings) => socketPaths(uri, readOnly, where);
  // Only a user's own daemon listens where it takes a look at the host to know.
  const fixed = uri.reach.socket !== undefined || !isSession(uri, false);
  const target = { uri: uri.text, host, user, ...(uri.port !== null && { port: uri.port }) };
  const access = await sshAccess(uri, ssh);
  return openSshWire({ ...target, paths: fixed ? paths(systemOnly) : paths, ssh: access }, events, signal);
}

/** Surroundings in which no user has daemons of their own. */
const systemOnly: SocketSurroundings = { runtimeDirectory: undefined, cacheDirectory: "/root/.cache", root: true };

function unreachable(uri: LibvirtUri, error: unknown): Error {
  const details = { uri: uri.text, tried: [placeOf(uri)], reason: describeSocketFailure(error) };
  const hint = "Check the name and the port, the firewall between, and that libvirtd listens there.";
  return new ConnectFailed({ ...details, hint }, { cause: error });
}

/** Where a URI leads, as messages name it. */
export function placeOf(uri: LibvirtUri): string {
  if (uri.transport === "unix") return "the daemon's socket";
  const port = uri.port ?? { ...defaultPorts, ssh: defaultSshPort }[uri.transport];
  const host = uri.host ?? "localhost";
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}
