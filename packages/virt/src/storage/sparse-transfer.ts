import {
  type Connection,
  type Hole,
  storageVolumeDownload,
  type StorageVolumeRef,
  storageVolumeUpload,
} from "@hob/libvirt";
import type { Link } from "../host/link.ts";
import type { TransferOptions } from "./volume.ts";

/** Bytes, or so many zeros. */
type Piece = Uint8Array<ArrayBuffer> | Hole;

/** A stream of a volume's bytes with its holes as such, over a connection of its own. */
export async function downloadSparse(
  link: Link,
  volume: StorageVolumeRef,
  span: TransferOptions,
): Promise<ReadableStream<Piece>> {
  const { signal } = span;
  const connection = await link.openWorkConnection({ signal, pausable: true });
  const { stream } = await orClose(connection, () =>
    connection.openReadable(storageVolumeDownload, argsOf(volume, span), {
      ...(signal && { signal }),
      sparse: true,
      whenSlow: "pause-connection",
    }),
  );
  const reader = stream.getReader();
  return new ReadableStream<Piece>(
    {
      async pull(controller) {
        const { done, value } = await orClose(connection, () => reader.read());
        if (!done) return controller.enqueue(value);
        await connection.close();
        controller.close();
      },
      async cancel(reason) {
        await reader.cancel(reason ?? new Error("The reader wants no more."));
        await connection.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** A stream that replaces a volume's bytes and makes holes, over a connection of its own. */
export async function uploadSparse(
  link: Link,
  volume: StorageVolumeRef,
  span: TransferOptions,
): Promise<WritableStream<Uint8Array | Hole>> {
  const { signal } = span;
  const connection = await link.openWorkConnection({ signal });
  const { stream } = await orClose(connection, () =>
    connection.openWritable(storageVolumeUpload, argsOf(volume, span), { ...(signal && { signal }), sparse: true }),
  );
  const writer = stream.getWriter();
  return new WritableStream<Uint8Array | Hole>({
    write: (piece) => orClose(connection, () => writer.write(piece)),
    async close() {
      await orClose(connection, () => writer.close());
      await connection.close();
    },
    async abort(reason) {
      await writer.abort(reason);
      await connection.close();
    },
  });
}

const argsOf = (volume: StorageVolumeRef, { offset, length }: TransferOptions) => ({
  volume,
  offset: BigInt(offset ?? 0),
  length: BigInt(length ?? 0),
});

/** Closes the connection when the work fails: nothing else is done over it. */
async function orClose<Result>(connection: Pick<Connection, "close">, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await connection.close();
    throw error;
  }
}
