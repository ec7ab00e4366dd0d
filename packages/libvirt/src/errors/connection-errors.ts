import { defineError } from "@hob/errors";

/** A daemon that cannot be reached. `tried` are sockets' paths, or `host:port`. */
export const ConnectFailed = defineError("libvirt.connect-failed", {
  kind: "unavailable",
  message: (d: { uri: string; tried: readonly string[]; reason: string; hint?: string }) =>
    `Cannot connect to '${d.uri}' at ${d.tried.map((place) => `'${place}'`).join(" or ")}: ${d.reason}.`,
  hint: (d) => d.hint ?? "Check that libvirtd, or the modular daemon of this driver, is running there.",
});

/** A daemon that took the connection, or was dialled, and said nothing for as long as the caller would wait. */
export const ConnectTimeout = defineError("libvirt.connect-timeout", {
  kind: "timeout",
  message: (d: { uri: string; waitingFor: string }) => `Connecting to '${d.uri}' took too long: ${d.waitingFor}.`,
  hint: "A daemon that hangs, or serves as many clients as its max_clients allows, lets others wait; a firewall may drop packets.",
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

/** More calls than may wait for a daemon that does not take them. */
export const CallsOverloaded = defineError("libvirt.overloaded", {
  kind: "unavailable",
  message: (d: { uri: string; calls: number; bytes: number }) =>
    `'${d.uri}' does not take what is sent to it: ${d.calls} calls of about ${d.bytes} bytes wait already.`,
  hint: "Keep fewer calls in flight, or wait until the daemon answers again.",
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

/** A call that the daemon does not know, because it is older or has no such driver. */
export const ProcedureUnsupported = defineError("libvirt.procedure-unsupported", {
  kind: "unsupported",
  message: (d: { uri: string; procedure: string; needs: string }) =>
    `'${d.uri}' does not know ${d.procedure}: it needs ${d.needs}.`,
});

/** Events that the daemon does not tell, because it is older or its driver has none of them. */
export const EventsUnsupported = defineError("libvirt.events-unsupported", {
  kind: "unsupported",
  message: (d: { uri: string; events: string; needs: string }) =>
    `'${d.uri}' does not tell ${d.events} events: it needs ${d.needs}.`,
});

/** A call that hands file descriptors over, which no socket of this client can. */
export const FileDescriptorsUnsupported = defineError("libvirt.file-descriptors-unsupported", {
  kind: "unsupported",
  message: (d: { procedure: string }) => `${d.procedure} hands over file descriptors, which is not supported.`,
});
