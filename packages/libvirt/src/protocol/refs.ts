// Made by 'npm run generate' from libvirt 9.0.0; do not edit.
import type { Codec } from "../xdr/codec.ts";
import { int } from "../xdr/numbers.ts";
import { string } from "../xdr/texts.ts";
import { uuid } from "../xdr/uuid.ts";

/** Names one domain. libvirt finds it by `uuid`; the rest is for messages. @source remote_nonnull_domain */
export interface DomainRef {
  readonly name: string;
  readonly uuid: string;
  /** A number while it runs; -1 when it does not, or when it does not matter. */
  readonly id: number;
}

/** @source remote_nonnull_domain */
export const domainRef: Codec<DomainRef> = {
  encode(writer, value) {
    string.encode(writer, value.name);
    uuid.encode(writer, value.uuid);
    int.encode(writer, value.id);
  },
  decode: (reader) => ({ name: string.decode(reader), uuid: uuid.decode(reader), id: int.decode(reader) }),
};

/** Names one network. @source remote_nonnull_network */
export interface NetworkRef {
  readonly name: string;
  readonly uuid: string;
}

/** @source remote_nonnull_network */
export const networkRef: Codec<NetworkRef> = {
  encode(writer, value) {
    string.encode(writer, value.name);
    uuid.encode(writer, value.uuid);
  },
  decode: (reader) => ({ name: string.decode(reader), uuid: uuid.decode(reader) }),
};

/** Names one storage pool. @source remote_nonnull_storage_pool */
export interface StoragePoolRef {
  readonly name: string;
  readonly uuid: string;
}

/** @source remote_nonnull_storage_pool */
export const storagePoolRef: Codec<StoragePoolRef> = {
  encode(writer, value) {
    string.encode(writer, value.name);
    uuid.encode(writer, value.uuid);
  },
  decode: (reader) => ({ name: string.decode(reader), uuid: uuid.decode(reader) }),
};

/** Names one storage volume. @source remote_nonnull_storage_vol */
export interface StorageVolumeRef {
  /** The pool's name. */
  readonly pool: string;
  readonly name: string;
  /** Unique on its host; for a file, its path. */
  readonly key: string;
}

/** @source remote_nonnull_storage_vol */
export const storageVolumeRef: Codec<StorageVolumeRef> = {
  encode(writer, value) {
    string.encode(writer, value.pool);
    string.encode(writer, value.name);
    string.encode(writer, value.key);
  },
  decode: (reader) => ({ pool: string.decode(reader), name: string.decode(reader), key: string.decode(reader) }),
};

/** Names one node device. @source remote_nonnull_node_device */
export interface NodeDeviceRef {
  readonly name: string;
}

/** @source remote_nonnull_node_device */
export const nodeDeviceRef: Codec<NodeDeviceRef> = {
  encode(writer, value) {
    string.encode(writer, value.name);
  },
  decode: (reader) => ({ name: string.decode(reader) }),
};

/** Names one host interface. @source remote_nonnull_interface */
export interface InterfaceRef {
  readonly name: string;
  readonly mac: string;
}

/** @source remote_nonnull_interface */
export const interfaceRef: Codec<InterfaceRef> = {
  encode(writer, value) {
    string.encode(writer, value.name);
    string.encode(writer, value.mac);
  },
  decode: (reader) => ({ name: string.decode(reader), mac: string.decode(reader) }),
};

/** Names one secret. @source remote_nonnull_secret */
export interface SecretRef {
  readonly uuid: string;
  /** A `secretUsageType`. */
  readonly usageType: number;
  readonly usageId: string;
}

/** @source remote_nonnull_secret */
export const secretRef: Codec<SecretRef> = {
  encode(writer, value) {
    uuid.encode(writer, value.uuid);
    int.encode(writer, value.usageType);
    string.encode(writer, value.usageId);
  },
  decode: (reader) => ({ uuid: uuid.decode(reader), usageType: int.decode(reader), usageId: string.decode(reader) }),
};

/** Names one network filter. @source remote_nonnull_nwfilter */
export interface NwfilterRef {
  readonly name: string;
  readonly uuid: string;
}

/** @source remote_nonnull_nwfilter */
export const nwfilterRef: Codec<NwfilterRef> = {
  encode(writer, value) {
    string.encode(writer, value.name);
    uuid.encode(writer, value.uuid);
  },
  decode: (reader) => ({ name: string.decode(reader), uuid: uuid.decode(reader) }),
};

/** Names one snapshot of a domain. @source remote_nonnull_domain_snapshot */
export interface DomainSnapshotRef {
  readonly name: string;
  readonly dom: DomainRef;
}

/** @source remote_nonnull_domain_snapshot */
export const domainSnapshotRef: Codec<DomainSnapshotRef> = {
  encode(writer, value) {
    string.encode(writer, value.name);
    domainRef.encode(writer, value.dom);
  },
  decode: (reader) => ({ name: string.decode(reader), dom: domainRef.decode(reader) }),
};

/** Names one binding of a network filter. @source remote_nonnull_nwfilter_binding */
export interface NwfilterBindingRef {
  /** The host's network device. */
  readonly portDevice: string;
  readonly filter: string;
}

/** @source remote_nonnull_nwfilter_binding */
export const nwfilterBindingRef: Codec<NwfilterBindingRef> = {
  encode(writer, value) {
    string.encode(writer, value.portDevice);
    string.encode(writer, value.filter);
  },
  decode: (reader) => ({ portDevice: string.decode(reader), filter: string.decode(reader) }),
};

/** Names one port of a network. @source remote_nonnull_network_port */
export interface NetworkPortRef {
  readonly network: NetworkRef;
  readonly uuid: string;
}

/** @source remote_nonnull_network_port */
export const networkPortRef: Codec<NetworkPortRef> = {
  encode(writer, value) {
    networkRef.encode(writer, value.network);
    uuid.encode(writer, value.uuid);
  },
  decode: (reader) => ({ network: networkRef.decode(reader), uuid: uuid.decode(reader) }),
};

/** Names one checkpoint of a domain. @source remote_nonnull_domain_checkpoint */
export interface DomainCheckpointRef {
  readonly name: string;
  readonly dom: DomainRef;
}

/** @source remote_nonnull_domain_checkpoint */
export const domainCheckpointRef: Codec<DomainCheckpointRef> = {
  encode(writer, value) {
    string.encode(writer, value.name);
    domainRef.encode(writer, value.dom);
  },
  decode: (reader) => ({ name: string.decode(reader), dom: domainRef.decode(reader) }),
};
