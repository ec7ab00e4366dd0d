export type {
  CallOptions,
  Closed,
  CloseReason,
  Connection,
  OpenedStream,
  StreamOptions,
} from "./connection/connection.ts";
export type { KeepaliveOptions } from "./connection/keepalive.ts";
export type { AccessOptions } from "./connection/access-options.ts";
export { type OpenOptions, openConnection } from "./connection/open-connection.ts";
export type { CredentialRequest, Credentials, CredentialSource } from "./authentication/credentials.ts";
export {
  AuthenticationBroken,
  AuthenticationDenied,
  AuthenticationUnsupported,
  CredentialsMissing,
  CredentialsRefused,
  InvalidCredentials,
  NoSaslMechanism,
  PasswordUnprotected,
} from "./errors/authentication-errors.ts";
export {
  CallCancelled,
  CallTimeout,
  ConnectFailed,
  ConnectionLost,
  ConnectTimeout,
  FileDescriptorsUnsupported,
  ProcedureUnsupported,
  ProtocolError,
  SocketDenied,
  StreamOverrun,
} from "./errors/connection-errors.ts";
export {
  isLibvirtError,
  type LibvirtError,
  type LibvirtErrorDetails,
  type LibvirtErrorName,
} from "./errors/libvirt-error.ts";
export * from "./protocol/index.ts";
export {
  type EventProcedure,
  eventProcedure,
  lxcProgram,
  type Procedure,
  procedure,
  type ProcedureNotes,
  type Program,
  qemuProgram,
  remoteProgram,
  type StreamDirection,
  type StreamProcedure,
  streamProcedure,
} from "./protocol/procedure.ts";
export { typed, type TypedInput, type TypedNumber, type TypedParametersInput } from "./protocol/typed-input.ts";
export { TypedParameters, type TypedValue } from "./protocol/typed-parameters.ts";
export {
  ClientCertificateRefused,
  InvalidTlsCredentials,
  ServerCertificateRefused,
  TlsFailed,
} from "./errors/tls-errors.ts";
export { InvalidUri, type LibvirtUri, parseLibvirtUri } from "./uri/libvirt-uri.ts";
export { type Transport, TransportUnsupported } from "./uri/transport.ts";
export type { TlsOptions } from "./wire/tls-credentials.ts";
export { InvalidValue } from "./xdr/invalid-value.ts";
export { isUuid } from "./xdr/uuid.ts";
