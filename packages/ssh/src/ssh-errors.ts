import { defineError } from "@hob/errors";

/** A text that is no public key. */
export const InvalidHostKey = defineError("ssh.invalid-host-key", {
  kind: "invalid",
  message: (d: { text: string }) =>
    `'${d.text}' is not a host key: expected a type and base64, as 'ssh-ed25519 AAAA…'.`,
  hint: "Take a line of the host's /etc/ssh/ssh_host_*_key.pub.",
});

/** A private key that cannot be read. */
export const InvalidIdentity = defineError("ssh.invalid-identity", {
  kind: "invalid",
  message: (d: { name: string; reason: string }) => `The private key '${d.name}' cannot be used: ${d.reason}.`,
  hint: "Give an OpenSSH or PEM private key of type Ed25519, ECDSA or RSA, with its passphrase if it has one.",
});

/** A private key's file that cannot be read. */
export const IdentityFileUnreadable = defineError("ssh.identity-file-unreadable", {
  kind: "invalid",
  message: (d: { path: string; reason: string }) => `The private key '${d.path}' cannot be read: ${d.reason}.`,
  hint: "Name a file that is there, or make a key with 'ssh-keygen -t ed25519'.",
});

/** A host on which no SSH server answers. */
export const SshUnreachable = defineError("ssh.unreachable", {
  kind: "unavailable",
  message: (d: { host: string; port: number; reason: string }) =>
    `Cannot reach SSH on '${d.host}', port ${d.port}: ${d.reason}.`,
  hint: (d) => `Check the name and the port, and that an SSH server runs on '${d.host}'.`,
});

/** A host of which nothing is known, under the policy `strict`. */
export const HostKeyUnknown = defineError("ssh.host-key-unknown", {
  kind: "denied",
  message: (d: { host: string; port: number; type: string; fingerprint: string; place: string }) =>
    `The host '${d.host}', port ${d.port}, is unknown: it shows the ${d.type} key ${d.fingerprint}, and ${d.place} has none.`,
  hint: (d) =>
    `Compare the fingerprint with 'ssh-keygen -l -f /etc/ssh/ssh_host_…_key.pub' on '${d.host}' itself; if it is the same, add the key to ${d.place}.`,
});

/** A host that shows another key than the one that is known: reinstalled, or somebody else. */
export const HostKeyChanged = defineError("ssh.host-key-changed", {
  kind: "denied",
  message: (d: { host: string; port: number; expected: readonly string[]; found: string; place: string }) =>
    `The host key of '${d.host}', port ${d.port}, has changed: expected ${d.expected.join(" or ")}, found ${d.found}. Somebody may be listening in.`,
  hint: (d) =>
    `If the host was reinstalled, compare the new fingerprint on its console, remove the old key from ${d.place}, then connect again.`,
});

/** A host that shows a key which must no longer be trusted. */
export const HostKeyRevoked = defineError("ssh.host-key-revoked", {
  kind: "denied",
  message: (d: { host: string; port: number; fingerprint: string; place: string }) =>
    `The host '${d.host}', port ${d.port}, shows the key ${d.fingerprint}, which is revoked in ${d.place}.`,
  hint: "Give the host new keys (ssh-keygen -A), then make them known.",
});

/** A user whom a server does not let in. */
export const SshAuthenticationDenied = defineError("ssh.authentication-denied", {
  kind: "unauthenticated",
  message: (d: { host: string; user: string; tried: readonly string[]; accepted: readonly string[] }) =>
    `'${d.host}' does not let '${d.user}' in: ${d.tried.length > 0 ? `it refused ${d.tried.join(", ")}` : "there was nothing to try"}; it takes ${d.accepted.join(" or ") || "nothing more"}.`,
  hint: (d) => `Put the public key into ~${d.user}/.ssh/authorized_keys on '${d.host}', or check the password.`,
});

/** Two ends that do not speak the same SSH. */
export const SshHandshakeFailed = defineError("ssh.handshake-failed", {
  kind: "unsupported",
  message: (d: { host: string; port: number; reason: string }) =>
    `'${d.host}', port ${d.port}, and this side do not agree on how to speak SSH: ${d.reason}.`,
  hint: "Weak algorithms (SHA-1, CBC, DSA) are refused: bring the server's OpenSSH to 6.5 or later.",
});

/** A connection that ended while something was asked of it, or before. */
export const SshConnectionLost = defineError("ssh.connection-lost", {
  kind: "unavailable",
  message: (d: { host: string; reason: string }) => `The SSH connection to '${d.host}' is closed: ${d.reason}.`,
});

/** A socket or port behind the server that could not be reached. */
export const ForwardRefused = defineError("ssh.forward-refused", {
  kind: "unavailable",
  message: (d: { host: string; to: string; reason: string }) =>
    `'${d.host}' does not forward to '${d.to}': ${d.reason}.`,
  hint: (d) =>
    `Check that '${d.to}' exists there and this user may open it, and that sshd allows AllowTcpForwarding and AllowStreamLocalForwarding.`,
});

/** A word that cannot be an argument of a program. */
export const InvalidCommand = defineError("ssh.invalid-command", {
  kind: "invalid",
  message: (d: { word: string }) => `'${d.word}' cannot be an argument: it has a NUL character.`,
});

/** A program that wrote more than its caller would take. */
export const TooMuchOutput = defineError("ssh.too-much-output", {
  kind: "conflict",
  message: (d: { host: string; program: string; limit: number }) =>
    `'${d.program}' on '${d.host}' wrote more than ${d.limit} bytes.`,
  hint: "Read its output as a stream instead.",
});

/** A program or a file service that the server did not start. */
export const SshRequestRefused = defineError("ssh.request-refused", {
  kind: "denied",
  message: (d: { host: string; what: string; reason: string }) => `'${d.host}' refuses ${d.what}: ${d.reason}.`,
  hint: "Check ForceCommand, PermitTTY, MaxSessions and Subsystem in its sshd_config.",
});

/** A file that could not be read, written or looked at. */
export const RemoteFileNotFound = defineError("ssh.file-not-found", {
  kind: "not-found",
  message: (d: { host: string; path: string }) => `There is no '${d.path}' on '${d.host}'.`,
});

/** A file that this user may not read or write. */
export const RemoteFileDenied = defineError("ssh.file-denied", {
  kind: "denied",
  message: (d: { host: string; path: string }) => `'${d.path}' on '${d.host}' is not permitted for this user.`,
});

/** A file operation that failed otherwise. */
export const RemoteFileFailed = defineError("ssh.file-failed", {
  kind: "unavailable",
  message: (d: { host: string; path: string; reason: string }) => `'${d.path}' on '${d.host}': ${d.reason}.`,
});

/** Something that took longer than it may. */
export const SshTimeout = defineError("ssh.timeout", {
  kind: "timeout",
  message: (d: { host: string; what: string }) => `'${d.host}' took too long to ${d.what}.`,
});

/** Something that its caller gave up. */
export const SshCancelled = defineError("ssh.cancelled", {
  kind: "cancelled",
  message: (d: { host: string; what: string }) => `It was cancelled to ${d.what} on '${d.host}'.`,
});
