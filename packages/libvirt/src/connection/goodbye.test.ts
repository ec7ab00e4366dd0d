import { expect, it } from "vitest";
import { connectGetHostname, domainCreateXml, storageVolumeDownload } from "../index.ts";
import { caught, isCall, open } from "../testing/scripted-connection.ts";
import { frameOf } from "../testing/scripted-daemon.ts";
import { frameStatus, frameType } from "../wire/frame.ts";

const volume = { pool: "default", name: "disk", key: "/disk" };
const download = { volume, offset: 0n, length: 0n };

it("lets go of a connection whose delivery is held, though the answer to its goodbye is never looked at", async () => {
  const { daemon, connection } = await open();
  const taken: string[] = [];
  const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
  const receiving = caught(
    connection.receive(
      storageVolumeDownload,
      download,
      (bytes) => {
        taken.push(bytes.toString());
        held();
        return new Promise(() => {});
      },
      { whenSlow: "pause-connection" },
    ),
  );
  const call = await daemon.next(isCall);
  daemon.reply(call, storageVolumeDownload, {});
  const { procedure, serial } = call;
  for (const text of ["first", "second"]) {
    daemon.send(
      frameOf({ procedure, serial, type: frameType.stream, status: frameStatus.continue }, (writer) =>
        writer.raw(Buffer.from(text)),
      ),
    );
  }
  await isHeld;
  const waiting = caught(connection.call(connectGetHostname, {}));
  daemon.reply(await daemon.next(({ procedure: called }) => called === connectGetHostname.number), connectGetHostname, {
    hostname: "nobody reads this",
  });
  await connection.close();
  expect(await connection.closed).toEqual({ reason: "client" });
  const lost = { code: "libvirt.connection-lost", message: expect.stringMatching(/it was closed here\.$/) };
  expect(await receiving).toMatchObject(lost);
  expect(await waiting).toMatchObject(lost);
  expect(taken).toEqual(["first"]);
});

it("lets go of a connection whose daemon takes nothing any more, though its goodbye is never sent", async () => {
  const { daemon, connection } = await open();
  daemon.pause();
  const xml = "x".repeat(2 * 1024 * 1024);
  const calls = Array.from({ length: 8 }, () => caught(connection.call(domainCreateXml, { xml })));
  await connection.close();
  expect(await connection.closed).toEqual({ reason: "client" });
  for (const error of await Promise.all(calls)) expect(error).toMatchObject({ kind: "unavailable" });
});
