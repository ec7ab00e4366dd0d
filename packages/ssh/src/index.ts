export { type HostKey, hostKeyOf, parseHostKey } from "./host-key.ts";
export type { HostKeyPolicy, HostKeys, KnownHostKeys } from "./host-keys.ts";
export {
  ForwardRefused,
  HostKeyChanged,
  HostKeyRevoked,
  HostKeyUnknown,
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
} from "./ssh-errors.ts";
export type { SshKeepalive, SshOptions, SshTimeouts } from "./ssh-options.ts";
export { defaultSshPort, type SshCredentials, type SshIdentity, type SshJump, type SshTarget } from "./ssh-target.ts";
