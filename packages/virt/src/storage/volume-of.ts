import {
  storageVolumeDelete,
  storageVolumeDownload,
  storageVolumeGetInfo,
  storageVolumeGetPath,
  storageVolumeGetXmlDesc,
  type StorageVolumeRef,
  storageVolumeResize,
  storageVolumeUpload,
  type StreamProcedure,
} from "@hob/libvirt";
import type { Bytes } from "@hob/units";
import type { Duplex } from "node:stream";
import type { Link } from "../host/link.ts";
import { sizeOfBytes } from "../sizes.ts";
import type { Volume, VolumeType } from "./volume.ts";

/** @source libvirt-storage.h, virStorageVolType */
const types: readonly VolumeType[] = ["file", "block", "dir", "network", "netdir", "ploop"];

/** The volume that a reference names. */
export async function volumeOf(link: Link, volume: StorageVolumeRef): Promise<Volume> {
  const { path } = await link.call(storageVolumeGetPath, { volume });
  return {
    ...volume,
    path,
    async info() {
      const { type, capacity, allocation } = await link.call(storageVolumeGetInfo, { volume });
      return {
        type: types[type] ?? "file",
        capacity: sizeOfBytes(capacity),
        allocation: sizeOfBytes(allocation),
      };
    },
    xml: async () => (await link.call(storageVolumeGetXmlDesc, { volume })).xml,
    resize: async (capacity) => void (await link.call(storageVolumeResize, { volume, capacity: BigInt(capacity) })),
    delete: async () => void (await link.call(storageVolumeDelete, { volume })),
    upload: (span = {}) => openTransfer(link, storageVolumeUpload, volume, span),
    download: (span = {}) => openTransfer(link, storageVolumeDownload, volume, span),
  };
}

/** The reference of a volume. */
export function volumeRef({ pool, name, key }: Volume): StorageVolumeRef {
  return { pool, name, key };
}

interface Span {
  readonly offset?: Bytes;
  readonly length?: Bytes;
  readonly signal?: AbortSignal;
}

type Transfer = typeof storageVolumeUpload | typeof storageVolumeDownload;

/** A stream with a connection to itself, so that the pace of one does not touch the other calls. */
async function openTransfer(link: Link, procedure: Transfer, volume: StorageVolumeRef, span: Span): Promise<Duplex> {
  const { offset = 0, length = 0, signal } = span;
  const connection = await link.openWorkConnection({ signal, pausable: true });
  try {
    const args = { volume, offset: BigInt(offset), length: BigInt(length) };
    const options = { whenSlow: "pause-connection", ...(signal ? { signal } : {}) } as const;
    const { stream } = await connection.openStream(procedure as StreamProcedure<typeof args, unknown>, args, options);
    stream.once("close", () => void connection.close());
    return stream;
  } catch (error) {
    await connection.close();
    throw error;
  }
}
