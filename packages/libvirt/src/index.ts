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
export {
  connectFeature,
  connectFlag,
  connectGetAllDomainStats,
  connectGetCapabilities,
  connectGetDomainCapabilities,
  connectGetHostname,
  connectGetLibVersion,
  connectGetSysinfo,
  connectGetType,
  connectGetUri,
  connectGetVersion,
  connectListAllDomains,
  connectListAllNetworks,
  connectListAllStoragePools,
  connectSupportsFeature,
  listDomainsFlag,
  listFlag,
  nodeGetInfo,
  type NodeInfo,
} from "./protocol/connect.ts";
export {
  connectDomainEventCallbackDeregisterAny,
  connectDomainEventCallbackRegisterAny,
  domainEventAgentLifecycle,
  domainEventDeviceRemoved,
  domainEventId,
  domainEventLifecycle,
  domainEventMetadataChange,
  domainEventReboot,
} from "./protocol/domain-events.ts";
export type { DomainRef } from "./protocol/domain-ref.ts";
export { domainStats, domainStatsFlag, type DomainStatsRecord } from "./protocol/domain-stats.ts";
export {
  domainConsoleFlag,
  domainCreate,
  domainCreateFlag,
  domainCreateWithFlags,
  domainCreateXml,
  domainDefineFlag,
  domainDefineXmlFlags,
  domainDestroyFlags,
  domainGetAutostart,
  domainGetInfo,
  domainGetMetadata,
  domainGetState,
  domainGetXmlDesc,
  domainHasManagedSaveImage,
  domainImpact,
  type DomainInfo,
  type DomainInterfaceAddresses,
  domainInterfaceAddresses,
  domainIsActive,
  domainIsPersistent,
  domainLookupById,
  domainLookupByName,
  domainLookupByUuid,
  domainManagedSave,
  domainManagedSaveRemove,
  domainMetadataType,
  domainOpenConsole,
  domainPmWakeup,
  domainReboot,
  domainReset,
  domainResume,
  domainScreenshot,
  domainSetAutostart,
  domainSetMetadata,
  domainShutdownFlags,
  domainSuspend,
  domainUndefineFlag,
  domainUndefineFlags,
  domainXmlFlag,
  interfaceAddressesSource,
} from "./protocol/domain.ts";
export type { NetworkRef } from "./protocol/network-ref.ts";
export {
  type DhcpLease,
  networkCreate,
  networkCreateXml,
  networkDefineXml,
  networkDestroy,
  networkGetAutostart,
  networkGetBridgeName,
  networkGetDhcpLeases,
  networkGetXmlDesc,
  networkIsActive,
  networkIsPersistent,
  networkLookupByName,
  networkLookupByUuid,
  networkSetAutostart,
  networkUndefine,
} from "./protocol/network.ts";
export {
  type EventProcedure,
  eventProcedure,
  type Procedure,
  procedure,
  type StreamDirection,
  type StreamProcedure,
  streamProcedure,
} from "./protocol/procedure.ts";
export type { StoragePoolRef } from "./protocol/storage-pool-ref.ts";
export {
  storagePoolBuild,
  storagePoolCreate,
  storagePoolCreateFlag,
  storagePoolCreateXml,
  storagePoolDefineXml,
  storagePoolDelete,
  storagePoolDestroy,
  storagePoolGetAutostart,
  storagePoolGetInfo,
  storagePoolGetXmlDesc,
  type StoragePoolInfo,
  storagePoolIsActive,
  storagePoolIsPersistent,
  storagePoolListAllVolumes,
  storagePoolLookupByName,
  storagePoolLookupByTargetPath,
  storagePoolLookupByUuid,
  storagePoolLookupByVolume,
  storagePoolRefresh,
  storagePoolSetAutostart,
  storagePoolUndefine,
} from "./protocol/storage-pool.ts";
export type { StorageVolumeRef } from "./protocol/storage-volume-ref.ts";
export {
  storageVolumeCreateXml,
  storageVolumeCreateXmlFrom,
  storageVolumeDelete,
  storageVolumeDownload,
  storageVolumeGetInfo,
  storageVolumeGetPath,
  storageVolumeGetXmlDesc,
  type StorageVolumeInfo,
  storageVolumeLookupByKey,
  storageVolumeLookupByName,
  storageVolumeLookupByPath,
  storageVolumeResize,
  storageVolumeResizeFlag,
  storageVolumeUpload,
  storageVolumeWipe,
} from "./protocol/storage-volume.ts";
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
