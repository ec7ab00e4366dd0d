import { defineError } from "@hob/errors";

/** A way of reaching a daemon. */
export type Transport = "unix" | "tcp" | "tls" | "ssh";

/** The names that URIs have for them: libvirt's two SSH libraries are ways of doing the same. */
export const transportNames: Readonly<Record<string, Transport>> = {
  unix: "unix",
  tcp: "tcp",
  tls: "tls",
  ssh: "ssh",
  libssh: "ssh",
  libssh2: "ssh",
};

/** Where daemons listen unless a URI says otherwise. @source remote_protocol.h, LIBVIRTD_TLS_PORT and LIBVIRTD_TCP_PORT; RFC 4253 section 4.1 */
export const defaultPorts = { tls: 16514, tcp: 16509, ssh: 22 } as const;

/** A way of reaching a daemon that this client does not go. */
export const TransportUnsupported = defineError("libvirt.transport-unsupported", {
  kind: "unsupported",
  message: (d: { uri: string; transport: string; reason: string }) =>
    `'${d.uri}' is reached by '${d.transport}', which is not supported: ${d.reason}.`,
  hint: "Reach it by 'ssh', 'tls', 'tcp', or a local socket ('unix').",
});
