export { type HostKey, hostKeyOf, parseHostKey } from "./host-key.ts";
export type { HostKeyPolicy, HostKeys, KnownHostKeys } from "./host-keys.ts";
export { readIdentityFile } from "./identity-file.ts";
export { KnownHostsFile, type KnownHostsFileOptions } from "./known-hosts-file.ts";
export { openSsh } from "./open-ssh.ts";
export { openSshDefaults, type SshDefaultsOptions } from "./open-ssh-defaults.ts";
export { PinnedHostKeys } from "./pinned-host-keys.ts";
export type { RemoteFileOptions, RemoteFiles, RemoteFileStat, WriteFileOptions } from "./remote-files.ts";
export type { RemoteExit, RemoteProcess } from "./remote-process.ts";
export {
  ForwardRefused,
  HostKeyChanged,
  HostKeyRevoked,
  HostKeyUnknown,
  IdentityFileUnreadable,
  InvalidCommand,
  InvalidHostKey,
  InvalidIdentity,
  RemoteFileDenied,
  RemoteFileFailed,
  RemoteFileNotFound,
  SshAuthenticationDenied,
  SshCancelled,
  SshConnectionLost,
  SshHandshakeFailed,
  SshRequestRefused,
  SshTimeout,
  SshUnreachable,
  TooMuchOutput,
} from "./ssh-errors.ts";
export type {
  RunOptions,
  RunResult,
  SshCallOptions,
  SshClosed,
  SshConnection,
  StartOptions,
} from "./ssh-connection.ts";
export { SshConnections } from "./ssh-connections.ts";
export type { ConnectionSharing, SshKeepalive, SshOptions, SshTimeouts } from "./ssh-options.ts";
export { defaultSshPort, type SshCredentials, type SshIdentity, type SshJump, type SshTarget } from "./ssh-target.ts";
