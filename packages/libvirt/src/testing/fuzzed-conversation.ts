import { isHobError } from "@hob/errors";
import type { Closed } from "../connection/connection.ts";
import { Session } from "../connection/session.ts";
import { connectGetHostname } from "../protocol/connect.ts";
import { connectListAllDomains } from "../protocol/connect-lists.ts";
import { domainEventLifecycle } from "../protocol/domain-event.ts";
import { connectGetAllDomainStats } from "../protocol/domain-stats.ts";
import { domainGetXmlDesc } from "../protocol/domain.ts";
import { errorMessage } from "../protocol/error-message.ts";
import { keepaliveProcedure, keepaliveProgram } from "../protocol/keepalive.ts";
import { storageVolumeDownload } from "../protocol/storage-volume.ts";
import { typed } from "../protocol/typed-input.ts";
import { type FrameHeader, frameStatus, frameType } from "../wire/frame.ts";
import type { Codec } from "../xdr/codec.ts";
import { mutate, type Random, randomOf } from "./mutate.ts";
import { frameOf } from "./scripted-daemon.ts";

const dom = { name: "web", uuid: "00112233-4455-6677-8899-aabbccddeeff", id: 1 };
const volume = { pool: "default", name: "v", key: "/v" };
const failure = { code: 42, domain: 10, message: "Domain not found", level: 2, dom, network: null };
const nothingMore = { str1: "%s", str2: "web", str3: null, int1: -1, int2: 7 };

const encoded = (header: Partial<FrameHeader>, codec: Codec<never>, value: unknown): Buffer =>
  frameOf(header, (writer) => codec.encode(writer, value as never));
const streamFrame = (status: number, bytes: Uint8Array = new Uint8Array(), type: number = frameType.stream) =>
  frameOf({ procedure: storageVolumeDownload.number, serial: 5, type, status }, (writer) => writer.raw(bytes));

/** What a daemon says to the calls of {@link converse}: replies, an error, an event, a ping, and a stream with a hole. */
const frames: readonly Buffer[] = [
  encoded({ procedure: connectGetHostname.number, serial: 1 }, connectGetHostname.result as Codec<never>, {
    hostname: "kvm7",
  }),
  encoded({ procedure: domainEventLifecycle.number, type: frameType.message }, domainEventLifecycle.message as never, {
    callbackId: 3,
    dom,
    event: 2,
    detail: 0,
  }),
  frameOf({ procedure: storageVolumeDownload.number, serial: 5 }),
  streamFrame(frameStatus.continue, Buffer.alloc(300, 7)),
  encoded({ procedure: connectListAllDomains.number, serial: 2 }, connectListAllDomains.result as Codec<never>, {
    domains: [dom, { ...dom, name: "db", id: -1 }],
    count: 2,
  }),
  frameOf({
    program: keepaliveProgram.number,
    version: keepaliveProgram.version,
    procedure: keepaliveProcedure.ping,
    type: frameType.message,
  }),
  streamFrame(frameStatus.continue, Buffer.from("000000000010000000000000", "hex"), frameType.streamHole),
  encoded({ procedure: connectGetAllDomainStats.number, serial: 3 }, connectGetAllDomainStats.result as Codec<never>, {
    records: [
      { domain: dom, parameters: { "state.state": typed.int(1), "vcpu.0.time": typed.unsignedHyper(7n), name: "x" } },
    ],
  }),
  encoded(
    { procedure: domainGetXmlDesc.number, serial: 4, status: frameStatus.error },
    errorMessage as unknown as Codec<never>,
    { ...failure, ...nothingMore },
  ),
  streamFrame(frameStatus.continue),
  streamFrame(frameStatus.ok),
];

/** How a conversation went. */
export interface Outcome {
  readonly closed: Closed;
  /** Of the five calls, which were answered well. */
  readonly answered: readonly boolean[];
}

/**
 * Holds the conversation that a seed decides: what the daemon says is cut into any pieces and, unless `intact`, changed.
 * Then it hangs up.
 *
 * @throws Error when the client breaks a promise: it throws at the wire, leaves a call without an answer, or ends
 * otherwise than with an end or a protocol error.
 */
export async function converse(seed: number, intact = false): Promise<Outcome> {
  const random = randomOf(seed);
  const session = new Session("fuzz:///");
  session.attach({ write: (_pieces, sent) => sent?.(), pause() {}, resume() {}, destroy() {} });
  session.onEvent(domainEventLifecycle, () => {});
  const settled: (boolean | undefined)[] = [];
  const watch = (call: Promise<unknown>, index: number) =>
    call.then(
      () => (settled[index] = true),
      () => (settled[index] = false),
    );
  const calls = [
    session.call(connectGetHostname, {}),
    session.call(connectListAllDomains, { needResults: true }),
    session.call(connectGetAllDomainStats, { domains: [], stats: 1 }),
    session.call(domainGetXmlDesc, { dom }),
    session.receive(storageVolumeDownload, { volume, offset: 0n, length: 0n }, () => {}, { hole: () => {} }),
  ].map(watch);
  deliver(session, intact ? Buffer.concat(frames) : mutate(frames, random), random);
  session.end(null);
  const closed = await session.closed;
  await Promise.all(calls);
  if (closed.reason === "error" && !isHobError(closed.error)) {
    throw new Error(`Seed ${seed}: it ended with something else than a protocol error.`, { cause: closed.error });
  }
  return { closed, answered: settled.map((well) => well === true) };
}

/** Hands bytes over in pieces; a large one at a time, or tiny ones. */
function deliver(session: Session, bytes: Buffer, random: Random): void {
  const most = [1, 7, 64, 1024, bytes.length + 1][random(5)] ?? 1;
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + 1 + random(most));
    session.data(bytes.subarray(at, end));
    at = end;
  }
}
