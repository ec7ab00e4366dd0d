import { expect, it } from "vitest";
import { connectGetHostname, connectListAllDomains, domainEventLifecycle, domainGetXmlDesc } from "../index.ts";
import { bytesOf, caught, dom, isCall, open, xmlReply } from "../testing/scripted-connection.ts";
import { frameOf } from "../testing/scripted-daemon.ts";
import { frameType } from "../wire/frame.ts";

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
  const { serial } = await daemon.next(isCall);
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
  const { serial, procedure } = await daemon.next(isCall);
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
