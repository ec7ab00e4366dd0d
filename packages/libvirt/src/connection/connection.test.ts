import { isHobError } from "@hob/errors";
import { expect, it } from "vitest";
import {
  connectGetHostname,
  connectGetType,
  domainEventLifecycle,
  domainGetXmlDesc,
  isLibvirtError,
} from "../index.ts";
import { errorMessage } from "../protocol/error-message.ts";
import { keepaliveProcedure, keepaliveProgram } from "../protocol/keepalive.ts";
import { bytesOf, caught, dom, failure, isCall, open } from "../testing/scripted-connection.ts";
import { frameOf } from "../testing/scripted-daemon.ts";
import { frameStatus, frameType } from "../wire/frame.ts";

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
  const frame = await daemon.next(isCall);
  expect(frame).toMatchObject({ program: 0x20008086, version: 1, procedure: 14, status: 0 });
  expect(frame.body).toEqual(bytesOf("00000003 77656200 00112233445566778899aabbccddeeff 00000001 00000002"));
});

it("keeps every field of libvirt's error", async () => {
  const { daemon, connection } = await open();
  const answer = caught(connection.call(domainGetXmlDesc, { dom }));
  const { procedure, serial } = await daemon.next(isCall);
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
  const { procedure, serial } = await daemon.next(isCall);
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
  const frame = await daemon.next(isCall);
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
  daemon.reply(await daemon.next(isCall), connectGetType, { type: "QEMU" });
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
