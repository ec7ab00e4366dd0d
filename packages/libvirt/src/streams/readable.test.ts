import { expect, it, onTestFinished } from "vitest";
import { storageVolumeDownload } from "../index.ts";
import { isCall, isStream, open } from "../testing/scripted-connection.ts";
import { frameOf } from "../testing/scripted-daemon.ts";
import { frameStatus, frameType } from "../wire/frame.ts";

const volume = { pool: "default", name: "disk", key: "/disk" };

/** A stream of a volume of which the first bytes have come. */
async function openDownload(sparse: boolean) {
  const { daemon, connection } = await open();
  const opening = connection.openReadable(storageVolumeDownload, { volume, offset: 0n, length: 0n }, { sparse });
  const call = await daemon.next(isCall);
  daemon.reply(call, storageVolumeDownload, {});
  const { stream } = await opening;
  const { procedure, serial } = call;
  const send = (status: number, bytes: string) =>
    daemon.send(
      frameOf({ procedure, serial, type: frameType.stream, status }, (writer) => writer.raw(Buffer.from(bytes))),
    );
  send(frameStatus.continue, "first");
  return { daemon, stream, send };
}

it.for([false, true])("gives up a stream that is cancelled without a reason (sparse: %s)", async (sparse) => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  const { daemon, stream, send } = await openDownload(sparse);
  const reader = stream.getReader();
  expect(Buffer.from((await reader.read()).value as Uint8Array).toString()).toBe("first");
  await reader.cancel();
  await daemon.next(isStream(frameStatus.error));
  // What was on its way, and libvirt's word that it has given it up.
  send(frameStatus.continue, "late");
  send(frameStatus.ok, "");
  expect(await reader.read()).toEqual({ done: true, value: undefined });
  await new Promise(setImmediate);
  expect(unhandled).toEqual([]);
});

it.for([false, true])("ends a stream that is cancelled as libvirt confirms its end (sparse: %s)", async (sparse) => {
  const { daemon, stream, send } = await openDownload(sparse);
  const reader = stream.getReader();
  await reader.read();
  send(frameStatus.continue, "");
  await daemon.next(isStream(frameStatus.ok));
  const cancelled = reader.closed;
  send(frameStatus.ok, "");
  await Promise.all([reader.cancel(), cancelled]);
});
