import { expect, it, onTestFinished } from "vitest";
import {
  connectEventConnectionClosed,
  connectGetHostname,
  connectGetType,
  domainCreateXml,
  openConnection,
} from "../index.ts";
import { keepaliveProcedure, keepaliveProgram } from "../protocol/keepalive.ts";
import { caught } from "../testing/scripted-connection.ts";
import { frameOf, scriptedDaemon } from "../testing/scripted-daemon.ts";
import { frameType } from "../wire/frame.ts";

async function open() {
  const daemon = await scriptedDaemon({});
  const limits = { waitingCalls: 10, waitingBytes: 8 * 1024 * 1024 };
  const connection = await openConnection(daemon.uri, { keepalive: null, limits });
  onTestFinished(async () => {
    daemon.resume();
    await connection.close();
    await daemon.close();
  });
  return { daemon, connection };
}

/** Larger than a socket takes and a connection keeps. */
const xml = "x".repeat(2 * 1024 * 1024);

it("lets calls wait that the daemon does not take, the important ones in front, and sends none that was given up", async () => {
  const { daemon, connection } = await open();
  daemon.pause();
  const first = caught(connection.call(domainCreateXml, { xml }));
  // One turn, in which the socket is found to be full.
  await new Promise((resolve) => setImmediate(resolve));
  const controller = new AbortController();
  const low = caught(connection.call(domainCreateXml, { xml: "low" }));
  const cancelled = caught(connection.call(connectGetHostname, {}, { signal: controller.signal }));
  const high = connection.call(connectGetType, {});
  controller.abort();
  expect(await cancelled).toMatchObject({ kind: "cancelled" });
  daemon.resume();
  daemon.reply(await daemon.next(({ procedure }) => procedure === connectGetType.number), connectGetType, {
    type: "QEMU",
  });
  expect(await high).toEqual({ type: "QEMU" });
  await daemon.next(() => daemon.heard.length === 3);
  expect(daemon.heard.map(({ procedure }) => procedure)).toEqual([
    domainCreateXml.number,
    connectGetType.number,
    domainCreateXml.number,
  ]);
  daemon.end();
  expect(await first).toMatchObject({ kind: "unavailable" });
  expect(await low).toMatchObject({ kind: "unavailable" });
});

it("takes no more calls than may wait, by number and by size", async () => {
  const { daemon, connection } = await open();
  daemon.pause();
  const calls = [caught(connection.call(domainCreateXml, { xml }))];
  await new Promise((resolve) => setImmediate(resolve));
  for (let i = 0; i < 3; i++) calls.push(caught(connection.call(domainCreateXml, { xml })));
  expect(await caught(connection.call(domainCreateXml, { xml: xml + xml }))).toMatchObject({
    code: "libvirt.overloaded",
    kind: "unavailable",
    message: expect.stringMatching(/does not take what is sent to it: 3 calls of about \d{7} bytes wait already\.$/),
  });
  for (let i = 0; i < 7; i++) calls.push(caught(connection.call(connectGetHostname, {})));
  expect(await caught(connection.call(connectGetHostname, {}))).toMatchObject({ code: "libvirt.overloaded" });
  daemon.end();
  for (const call of calls) expect(await call).toMatchObject({ code: "libvirt.connection-lost" });
});

it("answers pings while calls wait, several by one answer", async () => {
  const { daemon, connection } = await open();
  daemon.pause();
  const calls = [caught(connection.call(domainCreateXml, { xml }))];
  await new Promise((resolve) => setImmediate(resolve));
  calls.push(caught(connection.call(domainCreateXml, { xml })));
  const ping = { program: keepaliveProgram.number, procedure: keepaliveProcedure.ping, type: frameType.message };
  const heard = new Promise((resolve) => connection.onEvent(connectEventConnectionClosed, resolve));
  const event = { procedure: connectEventConnectionClosed.number, type: frameType.message };
  daemon.send(Buffer.concat([frameOf(ping), frameOf(ping), frameOf(event, (writer) => writer.int(0))]));
  await heard;
  daemon.resume();
  await daemon.next(({ program }) => program === keepaliveProgram.number);
  await daemon.next(() => daemon.heard.length === 3);
  expect(daemon.heard.map(({ program }) => program === keepaliveProgram.number)).toEqual([false, true, false]);
  daemon.end();
  await Promise.all(calls);
});
