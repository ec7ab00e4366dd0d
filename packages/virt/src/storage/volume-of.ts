import {
  storageVolumeDelete,
  storageVolumeDeleteFlag,
  storageVolumeDownload,
  storageVolumeGetInfo,
  storageVolumeGetInfoFlags,
  storageVolumeGetPath,
  storageVolumeGetXmlDesc,
  storageVolumeInfoFlag,
  type StorageVolumeRef,
  storageVolumeResize,
  storageVolumeResizeFlag,
  storageVolumeUpload,
  storageVolumeWipeAlgorithm,
  storageVolumeWipePattern,
  type StreamProcedure,
} from "@hob/libvirt";
import type { Duplex } from "node:stream";
import type { Link } from "../host/link.ts";
import { sizeOfBytes } from "../sizes.ts";
import { downloadSparse, uploadSparse } from "./sparse-transfer.ts";
import type { TransferOptions, Volume, VolumeType } from "./volume.ts";

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
    async physicalSize() {
      const flags = storageVolumeInfoFlag.getPhysical;
      return sizeOfBytes((await link.call(storageVolumeGetInfoFlags, { volume, flags })).allocation);
    },
    xml: async () => (await link.call(storageVolumeGetXmlDesc, { volume })).xml,
    async resize(capacity, { shrink = false, allocate = false } = {}) {
      const flags = (shrink ? storageVolumeResizeFlag.shrink : 0) | (allocate ? storageVolumeResizeFlag.allocate : 0);
      await link.callApart(storageVolumeResize, { volume, capacity: BigInt(capacity), flags });
    },
    async delete({ snapshots = false } = {}) {
      const flags = snapshots ? storageVolumeDeleteFlag.withSnapshots : 0;
      await link.callApart(storageVolumeDelete, { volume, flags });
    },
    wipe: async (algorithm = "zero") =>
      void (await link.callApart(storageVolumeWipePattern, {
        volume,
        algorithm: storageVolumeWipeAlgorithm[algorithm],
      })),
    upload: (span = {}) => openTransfer(link, storageVolumeUpload, volume, span),
    download: (span = {}) => openTransfer(link, storageVolumeDownload, volume, span),
    uploadSparse: (span = {}) => uploadSparse(link, volume, span),
    downloadSparse: (span = {}) => downloadSparse(link, volume, span),
  };
}

/** The reference of a volume. */
export function volumeRef({ pool, name, key }: Volume): StorageVolumeRef {
  return { pool, name, key };
}

type Transfer = typeof storageVolumeUpload | typeof storageVolumeDownload;

/** A stream with a connection to itself, so that the pace of one does not touch the other calls. */
async function openTransfer(
  link: Link,
  procedure: Transfer,
  volume: StorageVolumeRef,
  span: TransferOptions,
): Promise<Duplex> {
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
