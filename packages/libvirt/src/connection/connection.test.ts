import { isHobError } from "@hob/errors";
import { expect, it, onTestFinished } from "vitest";
import {
  type Connection,
  connectGetHostname,
  connectGetType,
  connectListAllDomains,
  domainEventLifecycle,
  domainGetXmlDesc,
  domainOpenConsole,
  domainScreenshot,
  isLibvirtError,
  openConnection,
  storageVolumeUpload,
} from "../index.ts";
import { errorMessage } from "../protocol/error-message.ts";
import { keepaliveProcedure, keepaliveProgram } from "../protocol/keepalive.ts";
import {
  frameOf,
  type Heard,
  type ScriptedDaemon,
  scriptedDaemon,
  type ScriptOptions,
} from "../testing/scripted-daemon.ts";
import { frameStatus, frameType } from "../wire/frame.ts";

const bytesOf = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex");
const dom = { name: "web", uuid: "00112233-4455-6677-8899-aabbccddeeff", id: 1 };
const failure = {
  code: 42,
  domain: 10,
  message: "Domain not found",
  level: 2,
  dom: null,
  str1: "Domain not found: %s",
  str2: "web",
  str3: null,
  int1: -1,
  int2: 7,
  net: null,
};

async function open(options: ScriptOptions = {}): Promise<{ daemon: ScriptedDaemon; connection: Connection }> {
  const daemon = await scriptedDaemon(options);
  const connection = await openConnection(daemon.uri, { keepalive: { intervalMs: 20, count: 2 } });
  onTestFinished(async () => {
    await connection.close();
    await daemon.close();
  });
  return { daemon, connection };
}

const call = (frame: Heard) => frame.type === frameType.call;
const streaming = (status: number) => (frame: Heard) => frame.type === frameType.stream && frame.status === status;
const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("it must fail"),
    (error: unknown) => error,
  );

it("gives each of many calls in flight its own answer, in whatever order they come", async () => {
  const { daemon, connection } = await open();
  const answers = Array.from({ length: 100 }, () => connection.call(connectGetHostname, {}));
  await daemon.next((frame) => daemon.heard.indexOf(frame) === 99);
  for (const frame of daemon.heard.toReversed())
    daemon.reply(frame, connectGetHostname, { hostname: `for ${frame.serial}` });
  expect((await Promise.all(answers)).map(({ hostname }) => hostname)).toEqual(
    daemon.heard.map(({ serial }) => `for ${serial}`),
  );
});

it("sends a call byte for byte as libvirt expects it", async () => {
  const { daemon, connection } = await open();
  void connection.call(domainGetXmlDesc, { dom, flags: 2 }).catch(() => {});
  const frame = await daemon.next(call);
  expect(frame).toMatchObject({ program: 0x20008086, version: 1, procedure: 14, status: 0 });
  expect(frame.body).toEqual(bytesOf("00000003 77656200 00112233445566778899aabbccddeeff 00000001 00000002"));
});

it("keeps every field of libvirt's error", async () => {
  const { daemon, connection } = await open();
  const answer = caught(connection.call(domainGetXmlDesc, { dom }));
  const { procedure, serial } = await daemon.next(call);
  daemon.send(
    frameOf({ procedure, serial, status: frameStatus.error }, (writer) => errorMessage.encode(writer, failure)),
  );
  const error = await answer;
  expect(isLibvirtError(error, "no-domain") && !isLibvirtError(error, "no-network")).toBe(true);
  expect(error).toMatchObject({
    code: "libvirt.no-domain",
    kind: "not-found",
    message: "Domain not found",
    details: {
      procedure: "domainGetXmlDesc (14)",
      libvirtCode: 42,
      domain: 10,
      domainName: "qemu",
      level: 2,
      str1: "Domain not found: %s",
      str2: "web",
      str3: null,
      int1: -1,
      int2: 7,
    },
  });
});

it("takes a libvirt error without a known number or a message", async () => {
  const { daemon, connection } = await open();
  const answer = caught(connection.call(connectGetType, {}));
  const { procedure, serial } = await daemon.next(call);
  const odd = { ...failure, code: 9999, domain: 9999, message: null };
  daemon.send(frameOf({ procedure, serial, status: frameStatus.error }, (writer) => errorMessage.encode(writer, odd)));
  expect(await answer).toMatchObject({
    code: "libvirt.unknown-error",
    kind: "internal",
    details: { domainName: "unknown" },
  });
});

it("releases a cancelled caller at once and drops the late answer", async () => {
  const { daemon, connection } = await open();
  const controller = new AbortController();
  const answer = caught(connection.call(connectGetHostname, {}, { signal: controller.signal }));
  const frame = await daemon.next(call);
  controller.abort(new Error("changed my mind"));
  expect(await answer).toMatchObject({
    code: "libvirt.call-cancelled",
    kind: "cancelled",
    cause: { message: "changed my mind" },
  });
  daemon.reply(frame, connectGetHostname, { hostname: "too late" });
  const next = connection.call(connectGetType, {});
  daemon.reply(await daemon.next(({ procedure }) => procedure === 3), connectGetType, { type: "QEMU" });
  expect(await next).toEqual({ type: "QEMU" });
  expect(await caught(connection.call(connectGetType, {}, { signal: AbortSignal.abort() }))).toMatchObject({
    kind: "cancelled",
  });
  expect(await caught(connection.call(connectGetType, {}, { signal: AbortSignal.timeout(1) }))).toMatchObject({
    kind: "timeout",
  });
});

it("tells events to those who listen, and only as long as they do", async () => {
  const { daemon, connection } = await open();
  const heard: unknown[] = [];
  const off = connection.onEvent(domainEventLifecycle, (message) => heard.push(message));
  const body = "00000000 00000003 77656200 00112233445566778899aabbccddeeff 00000001 00000002 00000000";
  const event = frameOf({ procedure: 318, type: frameType.message }, (writer) => writer.raw(bytesOf(body)));
  daemon.send(event);
  await expect.poll(() => heard).toEqual([{ callbackId: 0, dom, event: 2, detail: 0 }]);
  off();
  daemon.send(event);
  const after = connection.call(connectGetType, {});
  daemon.reply(await daemon.next(call), connectGetType, { type: "QEMU" });
  await after;
  expect(heard).toHaveLength(1);
});

it("answers pings, sends its own into silence, and gives a daemon up that does not answer", async () => {
  const { daemon, connection } = await open({ keepalive: true });
  const ping = { program: keepaliveProgram.number, procedure: keepaliveProcedure.ping, type: frameType.message };
  daemon.send(frameOf(ping));
  await daemon.next(
    ({ program, procedure }) => program === keepaliveProgram.number && procedure === keepaliveProcedure.pong,
  );
  await daemon.next(
    ({ program, procedure }) => program === keepaliveProgram.number && procedure === keepaliveProcedure.ping,
  );
  const answer = caught(connection.call(connectGetType, {}));
  expect(await connection.closed).toEqual({ reason: "keepalive" });
  expect(await answer).toMatchObject({
    code: "libvirt.connection-lost",
    kind: "unavailable",
    message: expect.stringMatching(/is closed: the daemon no longer answers\.$/),
  });
});

it("fails the calls in flight and all later ones when the daemon ends the connection", async () => {
  const { daemon, connection } = await open();
  const answers = [connection.call(connectGetType, {}), connection.call(connectGetHostname, {})].map(caught);
  await daemon.next(({ procedure }) => procedure === connectGetHostname.number);
  daemon.end();
  expect(await connection.closed).toEqual({ reason: "end-of-file" });
  for (const error of await Promise.all(answers)) expect(isHobError(error, "unavailable")).toBe(true);
  expect(await caught(connection.call(connectGetType, {}))).toMatchObject({ kind: "unavailable" });
});

it("is closed by its owner, with a goodbye", async () => {
  const { connection } = await open();
  await connection.close();
  expect(await connection.closed).toEqual({ reason: "client" });
  await connection.close();
});

const xmlReply = (serial: number, body: string, header = {}) =>
  frameOf({ procedure: 14, serial, ...header }, (writer) => writer.raw(bytesOf(body)));

it.each<[string, (serial: number) => Buffer, RegExp]>([
  [
    "a body that is cut short",
    (serial) => xmlReply(serial, "00000010 3c"),
    /domainGetXmlDesc \(14\), serial \d+, at byte 32 of the frame: 16 bytes are announced or needed, 1 are left\.$/,
  ],
  [
    "a body with something left over",
    (serial) => xmlReply(serial, "00000000 00"),
    /at byte 32 of the frame: 1 bytes are left over\.$/,
  ],
  [
    "a string beyond its limit",
    (serial) => xmlReply(serial, "7fffffff"),
    /at byte 28 of the frame: length 2147483647 is more than the limit/,
  ],
  [
    "a reply to another procedure",
    (serial) => xmlReply(serial, "00000000", { procedure: 3 }),
    /at byte 12 of the frame: the reply is to connectGetType \(3\)/,
  ],
  [
    "a reply of unknown status",
    (serial) => xmlReply(serial, "00000000", { status: 2 }),
    /at byte 24 of the frame: status 2 is unknown in a reply/,
  ],
  [
    "a reply that nobody waits for",
    () => xmlReply(4711, "00000000"),
    /serial 4711, at byte 20 of the frame: no call of this serial waits/,
  ],
  [
    "a frame of an unknown program",
    (serial) => xmlReply(serial, "", { program: 1 }),
    /at byte 4 of the frame: program 1 version 1 is unknown/,
  ],
  [
    "a frame of an unexpected type",
    (serial) => xmlReply(serial, "", { type: 0 }),
    /at byte 16 of the frame: a frame of type 0 is not expected here/,
  ],
  [
    "stream data without a stream",
    () => xmlReply(99, "00", { type: 3, status: 2 }),
    /serial 99, at byte 20 of the frame: there is no stream/,
  ],
  [
    "the end of a stream without a stream",
    () => xmlReply(99, "", { type: 3 }),
    /serial 99, at byte 20 of the frame: there is no stream/,
  ],
  [
    "a frame that is too long",
    () => bytesOf("7fffffff"),
    /a frame's header, serial 0, at byte 0 of the frame: a frame of 2147483647 bytes is announced/,
  ],
  ["a frame that is too short", () => bytesOf("00000004"), /at byte 0 of the frame: a frame of 4 bytes is announced/],
])("ends the connection with a protocol error that says where, after %s", async (_, bytes, message) => {
  const { daemon, connection } = await open();
  const answer = caught(connection.call(domainGetXmlDesc, { dom }));
  const bystander = caught(connection.call(connectGetHostname, {}));
  const { serial } = await daemon.next(call);
  await daemon.next(({ procedure }) => procedure === connectGetHostname.number);
  daemon.send(bytes(serial));
  const closed = await connection.closed;
  expect(closed.reason).toBe("error");
  expect(closed.error).toMatchObject({ code: "libvirt.protocol-error", message: expect.stringMatching(message) });
  expect(["libvirt.protocol-error", "libvirt.connection-lost"]).toContain(((await answer) as { code: string }).code);
  expect(await bystander).toMatchObject({ code: "libvirt.connection-lost", kind: "unavailable" });
});

it("takes an end within a frame for a protocol error", async () => {
  const { daemon, connection } = await open();
  const answer = caught(connection.call(connectListAllDomains, { needResults: true }));
  const { serial, procedure } = await daemon.next(call);
  daemon.send(frameOf({ serial, procedure }, (writer) => writer.raw(Buffer.alloc(100))).subarray(0, 60));
  daemon.end();
  expect(await connection.closed).toMatchObject({
    reason: "error",
    error: { message: expect.stringContaining("connectListAllDomains (273), serial") },
  });
  expect(await answer).toMatchObject({ kind: "unavailable" });
});

it("tells of a malformed event instead of dropping it", async () => {
  const { daemon, connection } = await open();
  connection.onEvent(domainEventLifecycle, () => expect.unreachable("it cannot be read"));
  daemon.send(frameOf({ procedure: 318, type: frameType.message }));
  expect(await connection.closed).toMatchObject({
    error: { message: expect.stringContaining("domainEventLifecycle (318)") },
  });
});

it("reads a stream to its end, says that it is done, and ends when libvirt confirms", async () => {
  const { daemon, connection } = await open();
  const opening = connection.openStream(domainScreenshot, { dom, screen: 0 });
  const { procedure, serial } = await daemon.next(call);
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
  await daemon.next(streaming(frameStatus.ok));
  daemon.send(frameOf({ procedure, serial, type: frameType.stream }));
  expect(Buffer.concat(await read).toString()).toBe("abc");
});

it("fails a stream with what libvirt says went wrong", async () => {
  const { daemon, connection } = await open();
  const volume = { pool: "default", name: "a", key: "/a" };
  const opening = connection.openStream(storageVolumeUpload, { volume, offset: 0n, length: 0n });
  const { procedure, serial } = await daemon.next(call);
  daemon.send(frameOf({ procedure, serial }));
  const { stream } = await opening;
  const error = new Promise((resolve) => stream.once("error", resolve));
  stream.write(Buffer.alloc(600_000, 7));
  stream.end();
  await daemon.next(streaming(frameStatus.ok));
  const sent = daemon.heard.filter(streaming(frameStatus.continue));
  expect(Buffer.concat(sent.map(({ body }) => body)).equals(Buffer.alloc(600_000, 7))).toBe(true);
  daemon.send(
    frameOf({ procedure, serial, type: frameType.stream, status: frameStatus.error }, (writer) =>
      errorMessage.encode(writer, { ...failure, code: 38, message: "No space left on device" }),
    ),
  );
  expect(await error).toMatchObject({ code: "libvirt.system-error", message: "No space left on device" });
});

it("gives a stream up, and lets what still arrives for it pass", async () => {
  const { daemon, connection } = await open();
  const opening = connection.openStream(domainOpenConsole, { dom, device: null });
  const { procedure, serial } = await daemon.next(call);
  daemon.send(frameOf({ procedure, serial }));
  const { stream } = await opening;
  stream.destroy();
  await daemon.next(streaming(frameStatus.error));
  daemon.send(xmlReply(serial, "6869", { procedure, type: 3, status: 2 }));
  daemon.send(frameOf({ procedure, serial, type: frameType.stream }));
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
  const { procedure, serial } = await daemon.next(call);
  controller.abort();
  expect(await opening).toMatchObject({ kind: "cancelled" });
  daemon.send(frameOf({ procedure, serial }));
  expect(await daemon.next(streaming(frameStatus.error))).toMatchObject({ serial, procedure });
});

it("drops a stream whose reader sleeps, rather than filling the memory", async () => {
  const { daemon, connection } = await open();
  const opening = connection.openStream(domainOpenConsole, { dom, device: null });
  const { procedure, serial } = await daemon.next(call);
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
  const { procedure, serial } = await daemon.next(call);
  daemon.send(frameOf({ procedure, serial }));
  const { stream } = await opening;
  const error = new Promise((resolve) => stream.once("error", resolve));
  daemon.end();
  expect(await error).toMatchObject({ kind: "unavailable" });
});

it("names what the daemon wants where it cannot give it", async () => {
  const daemon = await scriptedDaemon({ authTypes: [1] });
  onTestFinished(() => daemon.close());
  expect(await caught(openConnection(daemon.uri))).toMatchObject({
    code: "libvirt.authentication-unsupported",
    kind: "unsupported",
    message: `'${daemon.uri}' wants authentication by sasl: expected none or polkit.`,
  });
});

it("says where it looked for a daemon that is not there", async () => {
  expect(await caught(openConnection("qemu+unix:///system?socket=/nowhere/sock"))).toMatchObject({
    code: "libvirt.connect-failed",
    kind: "unavailable",
    message:
      "Cannot connect to 'qemu+unix:///system?socket=/nowhere/sock' at '/nowhere/sock': there is no such socket.",
  });
  expect(await caught(openConnection("qemu+ssh://host/system"))).toMatchObject({
    kind: "unsupported",
    message: "'qemu+ssh://host/system' is reached by 'ssh', which is not supported: expected a local socket ('unix').",
  });
});
