import { ConnectFailed } from "../errors/connection-errors.ts";
import type { LibvirtUri } from "../uri/libvirt-uri.ts";
import { defaultPorts } from "../uri/transport.ts";
import { describeSocketFailure } from "../wire/socket-failure.ts";

/** Where a URI leads, as messages name it. */
export function placeOf(uri: LibvirtUri): string {
  if (uri.transport === "unix") return "the daemon's socket";
  const port = uri.port ?? defaultPorts[uri.transport];
  const host = uri.host ?? "localhost";
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** A host that cannot be reached by the network. */
export function unreachable(uri: LibvirtUri, error: unknown): Error {
  const details = { uri: uri.text, tried: [placeOf(uri)], reason: describeSocketFailure(error) };
  const hint = "Check the name and the port, the firewall between, and that libvirtd listens there.";
  return new ConnectFailed({ ...details, hint }, { cause: error });
}
