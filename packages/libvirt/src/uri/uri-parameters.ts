import { parseTlsPriority, type TlsPriority } from "./tls-priority.ts";

/** A parameter whose value is not accepted. */
export interface UnacceptedParameter {
  readonly name: string;
  readonly value: string;
  readonly accepted: string;
}

interface Reader<Value> {
  readonly accepted: string;
  /** `undefined` for a value that is not accepted. */
  read(value: string): Value | undefined;
}

const quoted = (values: readonly string[]) =>
  values
    .map((value) => `'${value}'`)
    .join(", ")
    .replace(/, ([^,]*)$/, " or $1");

const oneOf = <const Value extends string>(...values: readonly Value[]): Reader<Value> => ({
  accepted: quoted(values),
  read: (value) => values.find((candidate) => candidate === value),
});

const listOf = <const Value extends string>(...values: readonly Value[]): Reader<readonly Value[]> => ({
  accepted: `${quoted(values)}, or several with commas between`,
  read(text) {
    const found = text.split(",").map((item) => values.find((candidate) => candidate === item));
    return found.every((item) => item !== undefined) ? found : undefined;
  },
});

const absolutePath: Reader<string> = {
  accepted: "an absolute path",
  read: (value) => (value.startsWith("/") ? value : undefined),
};

const homePath: Reader<string> = {
  accepted: "an absolute path, or one that begins with '~/'",
  read: (value) => (/^(?:~?\/)./.test(value) ? value : undefined),
};

/** libvirt takes any whole number, and all but 0 for yes. */
const flag: Reader<boolean> = {
  accepted: "'0' or '1'",
  read: (value) => (/^[+-]?\d+$/.test(value) ? Number(value) !== 0 : undefined),
};

const text: Reader<string> = { accepted: "a text", read: (value) => value };

const authentication: Reader<string> = {
  accepted: "'polkit', 'sasl', or 'sasl.' and a mechanism such as 'sasl.SCRAM-SHA-256'",
  read(value) {
    const [, way, mechanism] = /^(polkit|sasl)(?:\.([\w-]+))?$/i.exec(value) ?? [];
    if (way === undefined || (mechanism !== undefined && way.toLowerCase() === "polkit")) return undefined;
    return mechanism === undefined ? way.toLowerCase() : `sasl.${mechanism.toUpperCase()}`;
  },
};

const tlsPriority: Reader<TlsPriority> = {
  accepted:
    "a keyword of GnuTLS such as 'NORMAL', 'SECURE256' or 'PFS', and versions such as ':-VERS-ALL:+VERS-TLS1.3'",
  read: parseTlsPriority,
};

/** A stranger's program is never run, so the only one that may be named is what this client is itself. */
const sshCommand: Reader<string> = {
  accepted: "'ssh': no program is run to reach a host",
  read: (value) => (/(?:^|\/)ssh$/.test(value) ? value : undefined),
};

/**
 * The parameters that say how a daemon is reached. `command`, `netcat`, `proxy` and `no_tty` choose programs and terminals
 * that this client does without, and `authfile` a file that it does not read: they are checked and change nothing.
 */
const readers = {
  name: text,
  socket: absolutePath,
  mode: oneOf("auto", "direct", "legacy"),
  auth: authentication,
  pkipath: absolutePath,
  tls_priority: tlsPriority,
  no_verify: flag,
  no_sanity: flag,
  keyfile: homePath,
  known_hosts: homePath,
  known_hosts_verify: oneOf("normal", "auto", "ignore"),
  sshauth: listOf("agent", "privkey", "password", "keyboard-interactive"),
  command: sshCommand,
  netcat: text,
  proxy: oneOf("auto", "netcat", "native"),
  no_tty: flag,
  authfile: text,
} as const;

type Readers = typeof readers;

/** The parameters by which a URI says how its daemon is reached; one that is not there is missing. */
export type UriParameters = {
  readonly [Name in keyof Readers]?: Readers[Name] extends Reader<infer Value> ? Value : never;
};

/** What a query holds: what it says of the way, and what is left for the driver. */
export interface UriQuery {
  readonly reach: UriParameters;
  /** The query for the driver, encoded, without `?`; empty if nothing is left. */
  readonly rest: string;
}

// libvirt escapes all but RFC 3986's unreserved characters.
const encode = (value: string) =>
  encodeURIComponent(value).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Sorts a query's parameters. As in libvirt, names are of either case, the last of several counts, `;` separates as `&`
 * does, a `+` is a plus, and parameters nobody here knows are the driver's.
 *
 * @param refuse makes the error for a value that is not accepted.
 * @throws URIError when a `%` is not followed by two digits, or does not make UTF-8.
 * @source remote_driver.c, doRemoteOpen; viruri.c, virURIParseParams
 */
export function parseUriQuery(query: string, refuse: (parameter: UnacceptedParameter) => Error): UriQuery {
  const reach: Record<string, unknown> = {};
  const rest: string[] = [];
  for (const part of query.split(/[&;]/)) {
    const equals = part.indexOf("=");
    if (part === "" || equals === 0) continue;
    const name = decodeURIComponent(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? "" : decodeURIComponent(part.slice(equals + 1));
    const key = name.toLowerCase();
    if (!Object.hasOwn(readers, key)) {
      rest.push(`${name}=${encode(value)}`);
      continue;
    }
    const { accepted, read } = readers[key as keyof Readers] as Reader<unknown>;
    reach[key] = read(value);
    if (reach[key] === undefined) throw refuse({ name: key, value, accepted });
  }
  return { reach, rest: rest.join("&") };
}
