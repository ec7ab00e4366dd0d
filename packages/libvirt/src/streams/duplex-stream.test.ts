import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, it } from "vitest";
import {
  connectGetType,
  domainOpenConsole,
  domainScreenshot,
  storageVolumeDownload,
  storageVolumeUpload,
} from "../index.ts";
import { errorMessage } from "../protocol/error-message.ts";
import { bytesOf, caught, dom, failure, isCall, isStream, open, xmlReply } from "../testing/scripted-connection.ts";
import { frameOf } from "../testing/scripted-daemon.ts";
import { frameStatus, frameType } from "../wire/frame.ts";

it("reads a stream to its end, says that it is done, and ends when libvirt confirms", async () => {
  const { daemon, connection } = await open();
  const opening = connection.openStream(domainScreenshot, { dom, screen: 0 });
  const { procedure, serial } = await daemon.next(isCall);
  const piece = (text: string) =>
    frameOf({ procedure, serial, type: frameType.stream, status: frameStatus.continue }, (writer) =>
      writer.raw(Buffer.from(text)),
    );
  // The reply and the first bytes may come in one delivery.
  const reply = frameOf({ procedure, serial }, (writer) => writer.raw(bytesOf("00000000")));
  daemon.send(Buffer.concat([reply, piece("ab"), piece("c"), piece("")]));
  const { result, stream } = await opening;
  expect(result).toEqual({ mime: null });
  const read = stream.toArray();
  await daemon.next(isStream(frameStatus.ok));
  daemon.send(frameOf({ procedure, serial, type: frameType.stream }));
  expect(Buffer.concat(await read).toString()).toBe("abc");
});

it("fails a stream with what libvirt says went wrong", async () => {
  const { daemon, connection } = await open();
  const volume = { pool: "default", name: "a", key: "/a" };
  const opening = connection.openStream(storageVolumeUpload, { volume, offset: 0n, length: 0n });
  const { procedure, serial } = await daemon.next(isCall);
  daemon.send(frameOf({ procedure, serial }));
  const { stream } = await opening;
  const error = new Promise((resolve) => stream.once("error", resolve));
  stream.write(Buffer.alloc(600_000, 7));
  stream.end();
  await daemon.next(isStream(frameStatus.ok));
  const sent = daemon.heard.filter(isStream(frameStatus.continue));
  expect(Buffer.concat(sent.map(({ body }) => body)).equals(Buffer.alloc(600_000, 7))).toBe(true);
  daemon.send(
    frameOf({ procedure, serial, type: frameType.stream, status: frameStatus.error }, (writer) =>
      errorMessage.encode(writer, { ...failure, code: 38, message: "No space left on device" }),
    ),
  );
  expect(await error).toMatchObject({ code: "libvirt.system-error", message: "No space left on device" });
});

it("tells its opener also of a failure that comes together with the reply", async () => {
  const { daemon, connection } = await open();
  const opening = connection.openStream(domainOpenConsole, { dom, device: null });
  const { procedure, serial } = await daemon.next(isCall);
  const broken = frameOf({ procedure, serial, type: frameType.stream, status: frameStatus.error }, (writer) =>
    errorMessage.encode(writer, { ...failure, code: 38, message: "stream had I/O failure" }),
  );
  daemon.send(Buffer.concat([frameOf({ procedure, serial }), broken]));
  const { stream } = await opening;
  expect(await caught(pipeline(stream, new PassThrough()))).toMatchObject({ message: "stream had I/O failure" });
});

it("takes what comes before the answer to the call, as a daemon may send it", async () => {
  const { daemon, connection } = await open();
  const opening = connection.openStream(domainOpenConsole, { dom, device: null });
  const { procedure, serial } = await daemon.next(isCall);
  daemon.send(xmlReply(serial, "6869", { procedure, type: 3, status: 2 }));
  daemon.send(
    frameOf({ procedure, serial, type: frameType.stream, status: frameStatus.error }, (writer) =>
      errorMessage.encode(writer, { ...failure, code: 38, message: "stream had I/O failure" }),
    ),
  );
  const after = connection.call(connectGetType, {});
  daemon.reply(await daemon.next((frame) => frame.procedure === 3), connectGetType, { type: "QEMU" });
  await after;
  daemon.send(frameOf({ procedure, serial }));
  const { stream } = await opening;
  expect(stream.readableLength).toBe(2);
  expect(await caught(pipeline(stream, new PassThrough()))).toMatchObject({ message: "stream had I/O failure" });
});

it("opens a stream whose first bytes come before the answer, though its reader would hold the connection", async () => {
  const { daemon, connection } = await open();
  const volume = { pool: "default", name: "a", key: "/a" };
  const opening = connection.openReadable(
    storageVolumeDownload,
    { volume, offset: 0n, length: 0n },
    { whenSlow: "pause-connection", sparse: true },
  );
  const { procedure, serial } = await daemon.next(isCall);
  const piece = xmlReply(serial, "01020304", { procedure, type: 3, status: 2 });
  // Nobody can read them before the answer is there, which comes behind them.
  daemon.send(Buffer.concat([piece, piece]));
  daemon.send(frameOf({ procedure, serial }));
  const reader = (await opening).stream.getReader();
  expect([(await reader.read()).value, (await reader.read()).value]).toEqual([
    new Uint8Array([1, 2, 3, 4]),
    new Uint8Array([1, 2, 3, 4]),
  ]);
  daemon.send(xmlReply(serial, "", { procedure, type: 3, status: 2 }));
  await daemon.next(isStream(frameStatus.ok));
  daemon.send(frameOf({ procedure, serial, type: frameType.stream }));
  expect(await reader.read()).toMatchObject({ done: true });
});

it("forgets the stream of a call that is refused", async () => {
  const { daemon, connection } = await open();
  const opening = caught(connection.openStream(domainOpenConsole, { dom, device: null }));
  const { procedure, serial } = await daemon.next(isCall);
  daemon.send(
    frameOf({ procedure, serial, status: frameStatus.error }, (writer) => errorMessage.encode(writer, failure)),
  );
  expect(await opening).toMatchObject({ code: "libvirt.no-domain" });
  daemon.send(xmlReply(serial, "6869", { procedure, type: 3, status: 2 }));
  expect(await connection.closed).toMatchObject({ reason: "error", error: { code: "libvirt.protocol-error" } });
});

it("gives a stream up, and lets what still arrives for it pass", async () => {
  const { daemon, connection } = await open();
  const opening = connection.openStream(domainOpenConsole, { dom, device: null });
  const { procedure, serial } = await daemon.next(isCall);
  daemon.send(frameOf({ procedure, serial }));
  const { stream } = await opening;
  stream.destroy();
  await daemon.next(isStream(frameStatus.error));
  daemon.send(xmlReply(serial, "6869", { procedure, type: 3, status: 2 }));
  daemon.send(frameOf({ procedure, serial, type: frameType.stream }));
  const after = connection.call(connectGetType, {});
  daemon.reply(await daemon.next((frame) => frame.procedure === 3), connectGetType, { type: "QEMU" });
  expect(await after).toEqual({ type: "QEMU" });
});

it("lets pass what arrives for a stream that is over, as when its end and libvirt's cross", async () => {
  const { daemon, connection } = await open();
  const opening = connection.openStream(domainOpenConsole, { dom, device: null });
  const { procedure, serial } = await daemon.next(isCall);
  daemon.send(frameOf({ procedure, serial }));
  const { stream } = await opening;
  stream.end();
  await daemon.next(isStream(frameStatus.ok));
  stream.destroy();
  await daemon.next(isStream(frameStatus.error));
  const over = frameOf({ procedure, serial, type: frameType.stream });
  daemon.send(Buffer.concat([over, over, xmlReply(serial, "6869", { procedure, type: 3, status: 2 })]));
  const after = connection.call(connectGetType, {});
  daemon.reply(await daemon.next((frame) => frame.procedure === 3), connectGetType, { type: "QEMU" });
  expect(await after).toEqual({ type: "QEMU" });
});

it("gives up a stream whose opening was cancelled before it was answered", async () => {
  const { daemon, connection } = await open();
  const controller = new AbortController();
  const opening = caught(
    connection.openStream(domainOpenConsole, { dom, device: null }, { signal: controller.signal }),
  );
  const { procedure, serial } = await daemon.next(isCall);
  controller.abort();
  expect(await opening).toMatchObject({ kind: "cancelled" });
  daemon.send(frameOf({ procedure, serial }));
  expect(await daemon.next(isStream(frameStatus.error))).toMatchObject({ serial, procedure });
});

it("drops a stream whose reader sleeps, rather than filling the memory", async () => {
  const { daemon, connection } = await open();
  const opening = connection.openStream(domainOpenConsole, { dom, device: null });
  const { procedure, serial } = await daemon.next(isCall);
  daemon.send(frameOf({ procedure, serial }));
  const { stream } = await opening;
  const error = new Promise((resolve) => stream.once("error", resolve));
  const mebibyte = "00".repeat(1024 ** 2);
  for (let i = 0; i < 18; i++) daemon.send(xmlReply(serial, mebibyte, { procedure, type: 3, status: 2 }));
  expect(await error).toMatchObject({ code: "libvirt.stream-overrun" });
});

it("fails open streams when the connection is lost", async () => {
  const { daemon, connection } = await open();
  const opening = connection.openStream(domainOpenConsole, { dom, device: null });
  const { procedure, serial } = await daemon.next(isCall);
  daemon.send(frameOf({ procedure, serial }));
  const { stream } = await opening;
  const error = new Promise((resolve) => stream.once("error", resolve));
  daemon.end();
  expect(await error).toMatchObject({ kind: "unavailable" });
});
