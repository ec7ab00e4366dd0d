import { homedir } from "node:os";
import { join } from "node:path";
import { ConnectFailed, ConnectTimeout, SocketDenied } from "../errors/connection-errors.ts";
import { connectOpen } from "../protocol/connect.ts";
import type { LibvirtUri } from "../uri/libvirt-uri.ts";
import { isSession, socketPaths } from "../uri/socket-paths.ts";
import { defaultPorts, type Transport } from "../uri/transport.ts";
import { describeSocketFailure } from "../wire/socket-failure.ts";
import { openSocketWire } from "../wire/socket-wire.ts";
import type { Wire, WireEvents } from "../wire/wire.ts";
import type { AccessOptions } from "./access-options.ts";
import type { CallOptions } from "./connection.ts";
import { placeOf, unreachable } from "./place-of.ts";
import { abortError } from "./pending-calls.ts";

/** How a daemon is reached. */
export interface ReachOptions extends AccessOptions, CallOptions {
  /** Chooses among local sockets. */
  readonly readOnly: boolean;
}

/** Connects by one transport. */
export type Reach = (uri: LibvirtUri, events: WireEvents, options: ReachOptions) => Promise<Wire>;

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

/** What SSH and TLS take is loaded when a URI asks for it: SSH alone is 10 MB. */
const ways: Readonly<Record<Transport, Reach>> = {
  unix: reachByUnixSocket,
  tcp: reachByTcp,
  tls: async (...way) => (await import("./reach-by-tls.ts")).reachByTls(...way),
  ssh: async (...way) => (await import("./reach-by-ssh.ts")).reachBySsh(...way),
};

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
