import { defineError } from "@hob/errors";

/** A certificate or key of this side that cannot be used. `what` names it and where it is from. */
export const InvalidTlsCredentials = defineError("libvirt.invalid-tls-credentials", {
  kind: "invalid",
  message: (d: { uri: string; what: string; reason: string }) =>
    `${d.what} cannot be used for '${d.uri}': ${d.reason}.`,
  hint: "TLS needs the authority's certificate, and the client's with its key: give them as options, name their folder by '?pkipath=/folder', or put them where libvirt looks.",
});

/** A server that does not prove who it is. */
export const ServerCertificateRefused = defineError("libvirt.server-certificate-refused", {
  kind: "denied",
  message: (d: { uri: string; subject: string; reason: string; hint: string }) =>
    `The certificate '${d.subject}' of '${d.uri}' is not trusted: ${d.reason}.`,
  hint: (d) => d.hint,
});

/** A server that does not let this client in. */
export const ClientCertificateRefused = defineError("libvirt.client-certificate-refused", {
  kind: "unauthenticated",
  message: (d: { uri: string; subject: string | null; reason: string }) =>
    d.subject === null
      ? `'${d.uri}' wants a client's certificate, and none was given: ${d.reason}.`
      : `'${d.uri}' does not accept the client's certificate '${d.subject}': ${d.reason}.`,
  hint: (d) =>
    d.subject === null
      ? "Give a certificate and its key that the server's authority signed: clientcert.pem and clientkey.pem, or as options."
      : "It must be signed by the server's authority, be valid now, be meant for clients, and be in tls_allowed_dn_list if the server has one.",
});

/** Two ends that do not come to speak TLS with each other. */
export const TlsFailed = defineError("libvirt.tls-failed", {
  kind: "unavailable",
  message: (d: { uri: string; place: string; reason: string }) =>
    `Cannot speak TLS with '${d.uri}' at '${d.place}': ${d.reason}.`,
  hint: "Check that libvirtd listens for TLS on that port (listen_tls, usually 16514), and speaks TLS 1.2 or later.",
});
