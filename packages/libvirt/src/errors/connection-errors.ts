import { defineError } from "@hob/errors";

/** A daemon that cannot be reached. */
export const ConnectFailed = defineError("libvirt.connect-failed", {
  kind: "unavailable",
  message: (d: { uri: string; tried: readonly string[]; reason: string }) =>
    `Cannot connect to '${d.uri}' at ${d.tried.map((path) => `'${path}'`).join(" or ")}: ${d.reason}.`,
  hint: "Check that libvirtd, or the modular daemon of this driver, is running there.",
});

/** A socket that this user may not open. */
export const SocketDenied = defineError("libvirt.socket-denied", {
  kind: "denied",
  message: (d: { uri: string; path: string }) => `Cannot connect to '${d.uri}': opening '${d.path}' is not permitted.`,
  hint: "Join the group that may use the socket, commonly 'libvirt', and log in again.",
});

/** A connection that ended while something was asked of it, or before. */
export const ConnectionLost = defineError("libvirt.connection-lost", {
  kind: "unavailable",
  message: (d: { uri: string; reason: string }) => `The connection to '${d.uri}' is closed: ${d.reason}.`,
});

/** Bytes from the other end that are not libvirt's protocol. */
export const ProtocolError = defineError("libvirt.protocol-error", {
  kind: "internal",
  message: (d: { uri: string; procedure: string; serial: number; offset: number; reason: string }) =>
    `'${d.uri}' broke the protocol in ${d.procedure}, serial ${d.serial}, at byte ${d.offset} of the frame: ${d.reason}.`,
});

/** A daemon that wants a proof of identity this client cannot give. */
export const AuthenticationUnsupported = defineError("libvirt.authentication-unsupported", {
  kind: "unsupported",
  message: (d: { uri: string; wanted: readonly string[] }) =>
    `'${d.uri}' wants authentication by ${d.wanted.join(" or ") || "a way of its own"}: expected none or polkit.`,
  hint: 'Let the daemon\'s socket permissions decide: auth_unix_rw = "none" in its configuration.',
});

/** A daemon that does not let this user in. */
export const AuthenticationDenied = defineError("libvirt.authentication-denied", {
  kind: "denied",
  message: (d: { uri: string; by: string }) => `'${d.uri}' does not let this user in: ${d.by} refused.`,
  hint: "Allow org.libvirt.unix.manage in polkit, or join the group that may use the socket.",
});

/** A call that its caller gave up. The daemon may still carry it out. */
export const CallCancelled = defineError("libvirt.call-cancelled", {
  kind: "cancelled",
  message: (d: { procedure: string }) => `The call of ${d.procedure} was cancelled.`,
});

/** A call that took longer than its caller would wait. The daemon may still carry it out. */
export const CallTimeout = defineError("libvirt.call-timeout", {
  kind: "timeout",
  message: (d: { procedure: string }) => `The call of ${d.procedure} took too long.`,
});

/** A stream whose reader does not keep up with what arrives. */
export const StreamOverrun = defineError("libvirt.stream-overrun", {
  kind: "unavailable",
  message: (d: { procedure: string; bytes: number }) =>
    `The stream of ${d.procedure} was dropped: ${d.bytes} bytes wait to be read.`,
});
