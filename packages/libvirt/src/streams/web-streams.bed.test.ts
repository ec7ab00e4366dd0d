import { type Bed, startLibvirtd } from "@hob/beds";
import { createHash, randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import {
  type Connection,
  connectGetHostname,
  domainCreateXml,
  domainDestroy,
  domainOpenConsole,
  domainScreenshot,
  isLibvirtError,
  openConnection,
  storagePoolCreateXml,
  type StoragePoolRef,
  storageVolumeCreateXml,
  storageVolumeDownload,
  storageVolumeUpload,
} from "../index.ts";
import { caught } from "../testing/scripted-connection.ts";

const mebibyte = 1024 * 1024;

let bed: Bed;
let pool: StoragePoolRef;
beforeAll(async () => {
  bed = await startLibvirtd({ defaultNetwork: false });
  const connection = await openConnection(bed.uri);
  const xml = `<pool type='dir'><name>bytes</name><target><path>${bed.poolPath}</path></target></pool>`;
  ({ pool } = await connection.call(storagePoolCreateXml, { xml }));
  await connection.close();
});
afterAll(() => bed.stop());

async function open(): Promise<Connection> {
  const connection = await openConnection(bed.uri);
  onTestFinished(() => connection.close());
  return connection;
}

let volumes = 0;
async function createVolume(connection: Connection, mebibytes: number) {
  const name = `v${(volumes += 1)}`;
  const { volume } = await connection.call(storageVolumeCreateXml, {
    pool,
    xml: `<volume><name>${name}</name><capacity unit='MiB'>${mebibytes}</capacity><allocation>0</allocation></volume>`,
  });
  return { volume, path: join(bed.poolPath, name) };
}

async function collect<Item>(stream: ReadableStream<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

const digest = (...parts: readonly Uint8Array[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};

it("carries bytes up and down as web streams", async () => {
  const connection = await open();
  const { volume } = await createVolume(connection, 8);
  const bytes = randomBytes(7 * mebibyte + 3);
  const upload = await connection.openWritable(storageVolumeUpload, { volume, offset: 0n, length: 0n });
  await new Blob([bytes]).stream().pipeTo(upload.stream);
  const args = { volume, offset: 0n, length: BigInt(bytes.length) };
  const download = await connection.openReadable(storageVolumeDownload, args);
  expect(digest(...(await collect(download.stream)))).toBe(digest(bytes));
});

it("fills the buffers that a reader brings, however small, and reads no further ahead", async () => {
  const connection = await open();
  const { volume } = await createVolume(connection, 2);
  const bytes = randomBytes(2 * mebibyte);
  const { stream: upload } = await connection.openWritable(storageVolumeUpload, { volume, offset: 0n, length: 0n });
  const writer = upload.getWriter();
  await writer.write(bytes);
  await writer.close();
  const args = { volume, offset: 0n, length: BigInt(bytes.length) };
  const { stream } = await connection.openReadable(storageVolumeDownload, args, { whenSlow: "pause-connection" });
  const reader = stream.getReader({ mode: "byob" });
  const hash = createHash("sha256");
  let view = new Uint8Array(1000);
  for (;;) {
    const { done, value } = await reader.read(view);
    if (value) view = new Uint8Array(value.buffer);
    if (done) break;
    hash.update(value);
  }
  expect(view).toHaveLength(1000);
  expect(hash.digest("hex")).toBe(digest(bytes));
});

it("sends holes as holes and gets them back, without the zeros being stored or sent", async () => {
  const connection = await open();
  const { volume, path } = await createVolume(connection, 600);
  const head = randomBytes(mebibyte);
  const tail = randomBytes(mebibyte);
  const { stream } = await connection.openWritable(
    storageVolumeUpload,
    { volume, offset: 0n, length: 0n },
    { sparse: true },
  );
  const writer = stream.getWriter();
  await writer.write(head);
  await writer.write({ hole: 512n * BigInt(mebibyte) });
  await writer.write(tail);
  await writer.write({ hole: 86n * BigInt(mebibyte) });
  await writer.close();
  expect((await stat(path)).size).toBe(600 * mebibyte);
  expect((await stat(path)).blocks * 512).toBeLessThan(4 * mebibyte);

  const args = { volume, offset: 0n, length: 0n };
  const download = await connection.openReadable(storageVolumeDownload, args, { sparse: true });
  const parts = await collect(download.stream);
  const data = parts.filter((part) => part instanceof Uint8Array);
  expect(digest(...data)).toBe(digest(head, tail));
  const holes = parts.flatMap((part) => ("hole" in part ? [part.hole / BigInt(mebibyte)] : []));
  expect(holes).toEqual([512n, 86n]);

  const heard: (bigint | number)[] = [];
  await connection.receive(storageVolumeDownload, args, () => {}, { hole: (length) => void heard.push(length) });
  expect(heard).toEqual([512n * BigInt(mebibyte), 86n * BigInt(mebibyte)]);
});

it("refuses holes in streams that have none", async () => {
  const connection = await open();
  const dom = { name: "a", uuid: "00112233-4455-6677-8899-aabbccddeeff", id: 1 };
  const refused = connection.openReadable(domainScreenshot, { dom, screen: 0 }, { sparse: true });
  await expect(refused).rejects.toMatchObject({ code: "libvirt.invalid-value", kind: "invalid" });
});

it("waits for a sink that takes its time, and the bytes it has in hand stay as they are", async () => {
  const connection = await open();
  const { volume } = await createVolume(connection, 24);
  const bytes = randomBytes(24 * mebibyte);
  const { stream } = await connection.openWritable(storageVolumeUpload, { volume, offset: 0n, length: 0n });
  const writer = stream.getWriter();
  await writer.write(bytes);
  await writer.close();
  for (const whenSlow of ["pause-connection", "drop-stream"] as const) {
    const hash = createHash("sha256");
    await connection.receive(
      storageVolumeDownload,
      { volume, offset: 0n, length: whenSlow === "drop-stream" ? BigInt(8 * mebibyte) : 0n },
      async (piece) => {
        await sleep(1);
        hash.update(piece);
      },
      { whenSlow },
    );
    expect(hash.digest("hex")).toBe(digest(whenSlow === "drop-stream" ? bytes.subarray(0, 8 * mebibyte) : bytes));
  }
  // Where calls must not wait for it, a sink that is too slow is given up.
  const stuck = Promise.withResolvers<void>();
  const args = { volume, offset: 0n, length: 0n };
  const overrun = caught(connection.receive(storageVolumeDownload, args, () => stuck.promise));
  expect(await connection.call(connectGetHostname, {})).toEqual({ hostname: bed.hostname });
  expect(await overrun).toMatchObject({ code: "libvirt.stream-overrun" });
  stuck.resolve();
});

it("is given up from this side at any time, with the reason told, and the connection goes on", async () => {
  const connection = await open();
  const { volume } = await createVolume(connection, 64);
  const args = { volume, offset: 0n, length: 0n };
  const controller = new AbortController();
  const cancelled = caught(
    connection.receive(
      storageVolumeDownload,
      args,
      () => {
        controller.abort(new Error("enough"));
        return new Promise(() => {});
      },
      { signal: controller.signal, whenSlow: "pause-connection" },
    ),
  );
  expect(await cancelled).toMatchObject({ kind: "cancelled", cause: { message: "enough" } });
  const broken = connection.receive(storageVolumeDownload, args, () => {
    throw new Error("the disk here is full");
  });
  expect(await caught(broken)).toMatchObject({ message: "the disk here is full" });

  const { stream: download } = await connection.openReadable(storageVolumeDownload, args);
  const reader = download.getReader();
  await reader.read();
  await reader.cancel("enough");
  const { stream: upload } = await connection.openWritable(storageVolumeUpload, args);
  const writer = upload.getWriter();
  await writer.write(new Uint8Array(100));
  await writer.abort(new Error("enough"));
  expect(await caught(writer.closed)).toMatchObject({ message: "enough" });
  expect(await connection.call(connectGetHostname, {})).toEqual({ hostname: bed.hostname });
});

it("is given up by libvirt with libvirt's reason", async () => {
  const connection = await open();
  const { volume } = await createVolume(connection, 2);
  const { stream } = await connection.openWritable(storageVolumeUpload, { volume, offset: 0n, length: 10n });
  const writer = stream.getWriter();
  const write = async () => {
    await writer.write(randomBytes(mebibyte));
    await writer.close();
  };
  const error = await caught(write());
  expect(isLibvirtError(error)).toBe(true);
  expect(await caught(writer.closed)).toBe(error);
  expect(await connection.call(connectGetHostname, {})).toEqual({ hostname: bed.hostname });
});

it("fails with the connection, whatever waits", async () => {
  const connection = await open();
  const { volume } = await createVolume(connection, 64);
  const args = { volume, offset: 0n, length: 0n };
  const { stream: upload } = await connection.openWritable(storageVolumeUpload, args);
  const { stream } = await connection.openReadable(storageVolumeDownload, args, { whenSlow: "pause-connection" });
  const reader = stream.getReader();
  await reader.read();
  await connection.close();
  expect(await caught(Promise.all([reader.closed, upload.close()]))).toMatchObject({ kind: "unavailable" });
});

it("reads a console that ends when its guest does", async () => {
  const connection = await open();
  const { dom } = await connection.call(domainCreateXml, {
    xml: `<domain type='qemu'><name>talks</name><memory unit='MiB'>16</memory><os><type machine='pc'>hvm</type></os>
      <devices><serial type='pty'/></devices></domain>`,
  });
  const { stream } = await connection.openReadable(domainOpenConsole, { dom, device: null });
  const reading = collect(stream).catch((error: unknown) => error);
  await connection.call(domainDestroy, { dom });
  await reading;
  expect(await connection.call(connectGetHostname, {})).toEqual({ hostname: bed.hostname });
});
