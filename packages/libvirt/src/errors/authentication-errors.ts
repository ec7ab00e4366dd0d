import { defineError } from "@hob/errors";

/** A daemon that wants a proof of identity this client cannot give. */
export const AuthenticationUnsupported = defineError("libvirt.authentication-unsupported", {
  kind: "unsupported",
  message: (d: { uri: string; wanted: readonly string[]; accepted: readonly string[] }) =>
    `'${d.uri}' wants authentication by ${d.wanted.join(" or ") || "a way of its own"}: expected ${d.accepted.join(" or ")}.`,
  hint: "Set auth_unix_rw, auth_tcp or auth_tls in the daemon's configuration, or mech_list in its /etc/sasl2/libvirt.conf.",
});

/** A daemon that asks for SASL and then has no mechanism to offer. */
export const NoSaslMechanism = defineError("libvirt.no-sasl-mechanism", {
  kind: "unsupported",
  message: (d: { uri: string; encrypted: boolean }) =>
    `'${d.uri}' asks for a name and password by SASL and offers no mechanism for it.`,
  hint: (d) =>
    d.encrypted
      ? "Check mech_list in the daemon's /etc/sasl2/libvirt.conf, and that the modules of Cyrus SASL are installed there."
      : "Over bare TCP a daemon takes only mechanisms that encrypt all that follows, such as GSSAPI: use qemu+tls:// or qemu+ssh://.",
});

/** A daemon that would have the password in clear text on a connection that anybody may read. */
export const PasswordUnprotected = defineError("libvirt.password-unprotected", {
  kind: "unsupported",
  message: (d: { uri: string }) =>
    `'${d.uri}' takes the password only in clear text (PLAIN), which is refused over bare TCP.`,
  hint: "Use qemu+tls:// or qemu+ssh://, or put scram-sha-256 into mech_list of the daemon's /etc/sasl2/libvirt.conf.",
});

/** A daemon that lets nobody in without a proof, where the caller gave none. */
export const CredentialsMissing = defineError("libvirt.credentials-missing", {
  kind: "unauthenticated",
  message: (d: { uri: string; mechanism: string; missing: readonly string[] }) =>
    `'${d.uri}' wants ${d.missing.join(" and ")} (SASL ${d.mechanism}).`,
  hint: "Give the name in the URI, as in qemu+tls://name@host/system, and the password as a credential; libvirt's auth.conf is not read.",
});

/** A name or password that cannot be sent. Neither is repeated. */
export const InvalidCredentials = defineError("libvirt.invalid-credentials", {
  kind: "invalid",
  message: (d: { uri: string; what: "user name" | "password"; reason: string }) =>
    `The ${d.what} for '${d.uri}' cannot be used: ${d.reason}.`,
});

/** A name and password that a daemon does not accept. */
export const CredentialsRefused = defineError("libvirt.credentials-refused", {
  kind: "unauthenticated",
  message: (d: { uri: string; mechanism: string }) =>
    `'${d.uri}' does not accept this name and password (SASL ${d.mechanism}).`,
  hint: "Check both; the daemon may also leave this user out of its sasl_allowed_username_list.",
});

/** A daemon that breaks the rules of a mechanism, or does not prove that it knows the password. */
export const AuthenticationBroken = defineError("libvirt.authentication-broken", {
  kind: "denied",
  message: (d: { uri: string; mechanism: string; reason: string }) =>
    `'${d.uri}' is not trusted: in SASL ${d.mechanism}, ${d.reason}.`,
  hint: "Something else than the daemon may answer there: check the address before you try again.",
});

/** A user whom polkit, asked by the daemon, does not let in. */
export const AuthenticationDenied = defineError("libvirt.authentication-denied", {
  kind: "denied",
  message: (d: { uri: string; action: string; said: string }) =>
    `'${d.uri}' does not let this user in: polkit does not grant '${d.action}' (${d.said}).`,
  hint: (d) =>
    `Join the group that polkit lets in, commonly 'libvirt', and log in again; or grant '${d.action}' by a rule in /etc/polkit-1/rules.d.`,
});
