import { CallTimeout } from "../errors/connection-errors.ts";
import type { StorageVolumeRef } from "../protocol/refs.ts";
import { connectGetCapabilities } from "../protocol/connect.ts";
import { connectListAllDomains } from "../protocol/connect-lists.ts";
import { storageVolumeDownload, storageVolumeUpload } from "../protocol/storage-volume.ts";
import type { FaultyWork } from "./fault-cycles.ts";

/** Calls, several in flight. */
export const faultyCalls: FaultyWork = {
  bytes: { "to-daemon": 240, "to-client": 11_000 },
  async run(connection, signal) {
    const options = signal === undefined ? {} : { signal };
    await Promise.all([
      connection.call(connectListAllDomains, { needResults: true }, options),
      connection.call(connectGetCapabilities, {}, options),
      connection.call(connectListAllDomains, { needResults: true }, options),
    ]);
  },
};

/** Bytes up and down a volume. */
export const faultyStreams = (volume: StorageVolumeRef): FaultyWork => ({
  bytes: { "to-daemon": 12_450, "to-client": 12_280 },
  async run(connection, signal) {
    const options = signal === undefined ? {} : { signal };
    const args = { volume, offset: 0n, length: 12_000n };
    const { stream } = await connection.openWritable(storageVolumeUpload, args, options);
    const writer = stream.getWriter();
    const giveUp = () => void writer.abort(new CallTimeout({ procedure: "storageVolumeUpload" })).catch(() => {});
    signal?.addEventListener("abort", giveUp, { once: true });
    try {
      for (let times = 0; times < 3; times += 1) await writer.write(new Uint8Array(4_000));
      await writer.close();
    } catch (error) {
      await writer.closed.catch(() => {});
      throw error;
    } finally {
      signal?.removeEventListener("abort", giveUp);
    }
    await connection.receive(storageVolumeDownload, args, () => {}, { ...options, whenSlow: "pause-connection" });
  },
});
