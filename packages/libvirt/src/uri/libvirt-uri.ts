import { defineError } from "@hob/errors";
import { type Transport, transportNames, TransportUnsupported } from "./transport.ts";
import { parseUriQuery, type UriParameters } from "./uri-parameters.ts";

/** A text that is no libvirt URI. */
export const InvalidUri = defineError("libvirt.invalid-uri", {
  kind: "invalid",
  message: (d: { uri: string; reason: string }) => `'${d.uri}' is not a libvirt URI: ${d.reason}.`,
  hint: "Write for example 'qemu:///system', 'qemu+ssh://root@host/system' or 'qemu+tls://host/system'.",
});

/** A libvirt URI taken apart. @source https://libvirt.org/uri.html */
export interface LibvirtUri {
  readonly text: string;
  /** `qemu`, `test`, `xen`, `lxc`…; `remote` leaves the choice to the daemon. */
  readonly driver: string;
  /** As written, else `tls` where there is a host and `unix` where there is none. */
  readonly transport: Transport;
  readonly user: string | null;
  /** Without the brackets of an IPv6 address; `localhost` where a transport that needs a host has none. */
  readonly host: string | null;
  readonly port: number | null;
  /** `/system`, `/session`, `/default`, or for the test driver a file; percent-encoded as written. */
  readonly path: string;
  /** How the daemon is reached, by libvirt's names of the parameters. */
  readonly reach: UriParameters;
  /** The parameters that are the driver's, encoded. */
  readonly query: string;
}

const form =
  /^([a-z][a-z0-9.-]*)(?:\+([A-Za-z0-9]+))?:\/\/(?:([^@/?#]*)@)?(\[[0-9a-fA-F:.]+(?:%[\w.%-]+)?\]|[^:/?#[\]]*)(?::(\d+))?(\/[^?#]*)?(?:\?([^#]*))?$/;

/** Drivers that open nothing at `/`. The others know it, or say themselves that they do not. */
const needPath = new Set(["qemu", "test", "vbox", "bhyve", "ch", "vz", "openvz"]);

/** A password in a URI would end in lists and logs, so it is refused, and not repeated while refusing. */
const withoutPassword = (text: string) => text.replace(/^([^/?#]*:\/\/[^@/?#:]*):[^@/?#]*@/, "$1:…@");
const withoutAnythingSecret = (text: string) => text.replace(/:\/\/([^@:]*):.*@/, "://$1:…@");

/**
 * Takes a libvirt URI apart.
 *
 * @throws InvalidUri; TransportUnsupported for `ext`, which runs a program.
 */
export function parseLibvirtUri(text: string): LibvirtUri {
  const uri = withoutPassword(text);
  const refuse = (reason: string) => new InvalidUri({ uri, reason });
  if (uri !== text) throw refuse("a password does not belong into a URI");
  const match = form.exec(text);
  if (!match) {
    const reason = "expected driver[+transport]://[user@][host][:port]/path[?name=value…]";
    throw new InvalidUri({ uri: withoutAnythingSecret(text), reason });
  }
  const [, driver = "", way, user, host, port, path = "/", query = ""] = match;
  if (path === "/" && needPath.has(driver)) {
    throw refuse(`it has no path, such as '${driver === "test" ? "/default" : "/system"}' or '/session'`);
  }
  const transport = transportOf(text, way, host !== undefined && host !== "");
  if (transport === "unix") {
    if (host)
      throw refuse(`a unix socket has no host '${host}': expected no host, or a transport as in '${driver}+ssh'`);
    if (port !== undefined) throw refuse(`a unix socket has no port '${port}'`);
  }
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65535)) {
    throw refuse(`port '${port}' is not from 1 to 65535`);
  }
  try {
    decodeURIComponent(path);
    const { reach, rest } = parseUriQuery(query, (parameter) =>
      refuse(`parameter ${parameter.name} is '${parameter.value}': expected ${parameter.accepted}`),
    );
    return {
      text,
      driver,
      transport,
      user: user ? decodeURIComponent(user) : null,
      host: transport === "unix" ? null : hostOf(host),
      port: port === undefined ? null : Number(port),
      path,
      reach,
      query: rest,
    };
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw refuse("a '%' is not followed by two digits, or what they stand for is not UTF-8");
  }
}

function transportOf(uri: string, way: string | undefined, hasHost: boolean): Transport {
  if (way === undefined) return hasHost ? "tls" : "unix";
  const name = way.toLowerCase();
  if (name === "ext") {
    throw new TransportUnsupported({ uri, transport: name, reason: "it would run a program on this machine" });
  }
  const transport = Object.hasOwn(transportNames, name) ? transportNames[name] : undefined;
  if (transport === undefined) {
    const known = Object.keys(transportNames).map((known) => `'${known}'`);
    throw new InvalidUri({ uri, reason: `transport '${way}' is unknown: expected ${known.join(", ")}` });
  }
  return transport;
}

function hostOf(written: string | undefined): string {
  if (!written) return "localhost";
  // RFC 6874 has a zone's '%' encoded; people write it as it is.
  if (written.startsWith("[")) return written.slice(1, -1).replace(/%(?:25)?/, "%");
  return decodeURIComponent(written);
}

/**
 * The URI that the daemon itself opens: without how it is reached. Empty leaves the choice to the daemon.
 *
 * @source remote_driver.c, doRemoteOpen
 */
export function driverUri(uri: LibvirtUri): string {
  if (uri.reach.name !== undefined) return uri.reach.name;
  if (uri.driver === "remote") return "";
  return `${uri.driver}://${uri.path}${uri.query && `?${uri.query}`}`;
}
