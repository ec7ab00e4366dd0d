export type {
  CallOptions,
  Closed,
  CloseReason,
  Connection,
  OpenedStream,
  ReceiveOptions,
  SparseOptions,
  StreamOptions,
} from "./connection/connection.ts";
export type { CallLimits } from "./connection/call-line.ts";
export type { KeepaliveOptions } from "./connection/keepalive.ts";
export type { AccessOptions } from "./connection/access-options.ts";
export { sshAccess } from "./connection/ssh-access.ts";
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
  CallsOverloaded,
  ConnectFailed,
  ConnectionLost,
  ConnectTimeout,
  EventsUnsupported,
  FileDescriptorsUnsupported,
  ProcedureUnsupported,
  ProtocolError,
  SocketDenied,
  StreamOverrun,
} from "./errors/connection-errors.ts";
export { connectionEvents, type HypervisorClosedEvent } from "./events/connection-events.ts";
export type { DomainEvent, DomainEventClass } from "./events/define-domain-events.ts";
export type { DomainDeviceEvent, DomainMemoryDeviceSizeChangeEvent } from "./events/domain-device-events.ts";
export type {
  DomainDiskChangeEvent,
  DomainIoErrorEvent,
  DomainIoErrorReasonEvent,
  DomainTrayChangeEvent,
} from "./events/domain-disk-events.ts";
export { domainEvents } from "./events/domain-events.ts";
export type { DomainGraphicsEvent, GraphicsAddress } from "./events/domain-graphics-events.ts";
export type {
  DomainBlockJob2Event,
  DomainBlockJobChange,
  DomainBlockJobEvent,
  DomainBlockThresholdEvent,
  DomainJobCompletedEvent,
  DomainMigrationIterationEvent,
} from "./events/domain-job-events.ts";
export type { DomainLifecycleChange, DomainLifecycleEvent } from "./events/domain-lifecycle-events.ts";
export type { DomainMemoryFailureEvent } from "./events/domain-memory-failure-events.ts";
export type { DomainRtcChangeEvent, DomainWatchdogEvent } from "./events/domain-power-events.ts";
export type {
  DomainAgentLifecycleEvent,
  DomainBalloonChangeEvent,
  DomainMetadataChangeEvent,
  DomainTunableEvent,
} from "./events/domain-settings-events.ts";
export type { EventClass, EventRoute } from "./events/event-class.ts";
export { networkEvents, type NetworkLifecycleEvent } from "./events/network-events.ts";
export { type NodeDeviceEvent, nodeDeviceEvents, type NodeDeviceLifecycleEvent } from "./events/node-device-events.ts";
export { type MonitorChoice, type MonitorEvent, qemuEvents } from "./events/qemu-events.ts";
export { type SecretEvent, secretEvents, type SecretLifecycleEvent } from "./events/secret-events.ts";
export {
  type StoragePoolEvent,
  storagePoolEvents,
  type StoragePoolLifecycleEvent,
} from "./events/storage-pool-events.ts";
export type { SubscribeOptions, Subscription } from "./events/subscription.ts";
export type { Word } from "./events/word-of.ts";
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
export type { Hole } from "./streams/hole.ts";
export type { WhenSlow } from "./streams/stream-port.ts";
export { InvalidUri, type LibvirtUri, parseLibvirtUri } from "./uri/libvirt-uri.ts";
export { type Transport, TransportUnsupported } from "./uri/transport.ts";
export type { TlsOptions } from "./wire/tls-credentials.ts";
export { InvalidValue } from "./xdr/invalid-value.ts";
export { isUuid } from "./xdr/uuid.ts";
