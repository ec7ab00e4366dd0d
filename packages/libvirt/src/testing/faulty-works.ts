import type { StorageVolumeRef } from "../protocol/refs.ts";
import { connectGetCapabilities } from "../protocol/connect.ts";
import { connectListAllDomains } from "../protocol/connect-lists.ts";
import { storageVolumeDownload, storageVolumeUpload } from "../protocol/storage-volume.ts";
import type { FaultyWork } from "./fault-cycles.ts";

/** Calls, several in flight. */
export const faultyCalls: FaultyWork = {
  bytes: { "to-daemon": 600, "to-client": 30_000 },
  async run(connection) {
    await Promise.all([
      connection.call(connectListAllDomains, { needResults: true }),
      connection.call(connectGetCapabilities, {}),
      connection.call(connectListAllDomains, { needResults: true }),
    ]);
  },
};

/** Bytes up and down a volume. */
export const faultyStreams = (volume: StorageVolumeRef): FaultyWork => ({
  bytes: { "to-daemon": 42_000, "to-client": 42_000 },
  async run(connection) {
    const args = { volume, offset: 0n, length: 40_000n };
    const { stream } = await connection.openWritable(storageVolumeUpload, args);
    const writer = stream.getWriter();
    try {
      await writer.write(new Uint8Array(40_000));
      await writer.close();
    } catch (error) {
      await writer.closed.catch(() => {});
      throw error;
    }
    await connection.receive(storageVolumeDownload, args, () => {}, { whenSlow: "pause-connection" });
  },
});
