import { defineError } from "@hob/errors";

/** A text that is no libvirt URI. */
export const InvalidUri = defineError("libvirt.invalid-uri", {
  kind: "invalid",
  message: (d: { uri: string; reason: string }) => `'${d.uri}' is not a libvirt URI: ${d.reason}.`,
  hint: "Write for example 'qemu:///system', 'qemu:///session' or 'qemu+unix:///system?socket=/path/to/libvirt-sock'.",
});

/** A way of reaching a daemon that this client does not know. */
export const TransportUnsupported = defineError("libvirt.transport-unsupported", {
  kind: "unsupported",
  message: (d: { uri: string; transport: string }) =>
    `'${d.uri}' is reached by '${d.transport}', which is not supported: expected a local socket ('unix').`,
  hint: "Leave out the host and the transport, as in 'qemu:///system'.",
});

/** A libvirt URI taken apart. @source https://libvirt.org/uri.html */
export interface LibvirtUri {
  readonly text: string;
  /** `qemu`, `test`, `xen`, `lxc`… */
  readonly driver: string;
  /** `unix`, `ssh`, `tls`, `tcp`…: as written, else by whether there is a host. */
  readonly transport: string;
  readonly user: string | null;
  readonly host: string | null;
  readonly port: number | null;
  /** `/system`, `/session`, `/default`, or for the test driver a file. */
  readonly path: string;
  /** The socket to use instead of the usual ones. */
  readonly socket: string | null;
  /** `auto`, or `direct` for the modular daemon only, or `legacy` for libvirtd only. */
  readonly mode: "auto" | "direct" | "legacy";
}

const form =
  /^([a-z][a-z0-9.-]*)(?:\+([a-z0-9]+))?:\/\/(?:([^@/?#]*)@)?(\[[0-9a-fA-F:.]+\]|[^:/?#]*)(?::(\d+))?(\/[^?#]*)?(?:\?([^#]*))?$/;

/**
 * Takes a libvirt URI apart.
 *
 * @throws InvalidUri
 */
export function parseLibvirtUri(text: string): LibvirtUri {
  const refuse = (reason: string) => new InvalidUri({ uri: text, reason });
  const match = form.exec(text);
  if (!match) throw refuse("expected driver[+transport]://[user@][host][:port]/path[?name=value…]");
  const [, driver = "", transport, user, host, port, path = "", query = ""] = match;
  if (path === "" || path === "/") throw refuse("it has no path, such as '/system' or '/session'");
  if (path.includes("%") && !/^(?:[^%]|%[0-9a-fA-F]{2})*$/.test(path))
    throw refuse("a '%' is not followed by two digits");
  const parameters = new URLSearchParams(query);
  const mode = parameters.get("mode") ?? "auto";
  if (mode !== "auto" && mode !== "direct" && mode !== "legacy") {
    throw refuse(`mode '${mode}' is unknown: expected 'auto', 'direct' or 'legacy'`);
  }
  const socket = parameters.get("socket");
  if (socket !== null && !socket.startsWith("/")) throw refuse(`socket '${socket}' is not an absolute path`);
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65535))
    throw refuse(`port '${port}' is not from 1 to 65535`);
  return {
    text,
    driver,
    transport: transport ?? (host ? "tls" : "unix"),
    user: user ?? null,
    host: host ? host.replace(/^\[|\]$/g, "") : null,
    port: port === undefined ? null : Number(port),
    path,
    socket,
    mode,
  };
}

/** The URI that the daemon itself opens: without how it is reached. */
export function driverUri(uri: LibvirtUri): string {
  return `${uri.driver}://${uri.path}`;
}
