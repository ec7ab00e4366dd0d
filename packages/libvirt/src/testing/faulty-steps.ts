import { readFile } from "node:fs/promises";
import type { Connection } from "../connection/connection.ts";
import { connectGetCapabilities } from "../protocol/connect.ts";
import { connectListAllDomains } from "../protocol/connect-lists.ts";
import { storageVolumeDownload, storageVolumeUpload } from "../protocol/storage-volume.ts";
import type { FaultyVolume } from "./faulty-volume.ts";
import type { Random } from "./mutate.ts";

/** Work that says how far it is, so that trouble may come at any of its steps. It fails when its outcome is wrong. */
export interface SteppedWork {
  readonly steps: number;
  run(connection: Connection, step: () => void, random: Random): Promise<void>;
}

const pieceLength = 64 * 1024;

/** Calls, six in flight. */
export const steppedCalls: SteppedWork = {
  steps: 60,
  async run(connection, step) {
    const caller = async () => {
      for (let calls = 0; calls < 10; calls += 1) {
        if (calls === 5) await connection.call(connectGetCapabilities, {});
        else await connection.call(connectListAllDomains, { needResults: true });
        step();
      }
    };
    await Promise.all(Array.from({ length: 6 }, caller));
  },
};

/** Bytes to a volume, others each time. */
export const steppedUpload = ({ ref, path, length }: FaultyVolume): SteppedWork => ({
  steps: length / pieceLength + 1,
  async run(connection, step, random) {
    const bytes = Buffer.alloc(length, `${random(2 ** 32)} `);
    const args = { volume: ref, offset: 0n, length: BigInt(length) };
    const { stream } = await connection.openWritable(storageVolumeUpload, args);
    const writer = stream.getWriter();
    try {
      step();
      for (let at = 0; at < length; at += pieceLength) {
        await writer.write(bytes.subarray(at, at + pieceLength));
        step();
      }
      await writer.close();
    } catch (error) {
      await writer.closed.catch(() => {});
      throw error;
    }
    if (!bytes.equals(await readFile(path))) throw new Error("The volume does not have what was uploaded.");
  },
});

/** Bytes from a volume. */
export const steppedDownload = ({ ref, path, length }: FaultyVolume): SteppedWork => ({
  // As many at least: pieces are as long as a frame, or as what the socket had of it.
  steps: length / (256 * 1024),
  async run(connection, step) {
    const pieces: Buffer[] = [];
    const args = { volume: ref, offset: 0n, length: BigInt(length) };
    const take = (bytes: Buffer) => {
      pieces.push(Buffer.from(bytes));
      step();
    };
    await connection.receive(storageVolumeDownload, args, take, { whenSlow: "pause-connection" });
    if (!Buffer.concat(pieces).equals(await readFile(path))) throw new Error("What came is not what the volume has.");
  },
});
