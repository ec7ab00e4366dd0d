import { expect, onTestFinished } from "vitest";
import type { Connection } from "../connection/connection.ts";
import { openConnection } from "../connection/open-connection.ts";
import type { FrameHeader } from "../wire/frame.ts";
import { frameType } from "../wire/frame.ts";
import { frameOf, type Heard, type ScriptedDaemon, scriptedDaemon, type ScriptOptions } from "./scripted-daemon.ts";

/** A domain to ask about. */
export const dom = { name: "web", uuid: "00112233-4455-6677-8899-aabbccddeeff", id: 1 };
/** An error to answer with. */
export const failure = {
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
  network: null,
};

/** A connection to a scripted daemon; both end with the test. */
export async function open(options: ScriptOptions = {}): Promise<{ daemon: ScriptedDaemon; connection: Connection }> {
  const daemon = await scriptedDaemon(options);
  const connection = await openConnection(daemon.uri, { keepalive: { intervalMs: 20, count: 2 } });
  onTestFinished(async () => {
    await connection.close();
    await daemon.close();
  });
  return { daemon, connection };
}

/** Bytes written as hexadecimal digits and blanks. */
export const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll(" ", ""), "hex");

/** A frame of `domainGetXmlDesc`, or as `header` says, with a body in hexadecimal digits. */
export const xmlReply = (serial: number, body: string, header: Partial<FrameHeader> = {}): Buffer =>
  frameOf({ procedure: 14, serial, ...header }, (writer) => writer.raw(bytesOf(body)));

/** Whether a frame is a call. */
export const isCall = (frame: Heard): boolean => frame.type === frameType.call;
/** Whether a frame belongs to a stream and has this status. */
export const isStream =
  (status: number) =>
  (frame: Heard): boolean =>
    frame.type === frameType.stream && frame.status === status;

/** What a promise is rejected with. */
export const caught = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable("it must fail"),
    (error: unknown) => error,
  );
