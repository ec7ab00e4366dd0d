import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeFrame, type FrameHeader, frameStatus, frameType } from "./frame.ts";
import { FrameSplitter } from "./frame-splitter.ts";

function header(type: number, serial: number, status: number = frameStatus.ok): FrameHeader {
  return { program: 0x20008086, version: 1, procedure: 14, type, serial, status };
}

/** What a splitter told, with the pieces of a stream joined. */
function split(deliveries: readonly Buffer[]): string[] {
  const told: string[] = [];
  const splitter = new FrameSplitter({
    frame: ({ serial, type }, body) => {
      told.push(`${serial} ${type} ${body.buffer.toString("utf8", body.offset, body.end)}`);
    },
    streamPiece: ({ serial }, piece) => {
      const begun = `${serial} stream `;
      const last = told.at(-1);
      if (piece.length > 0 && last?.startsWith(begun)) told[told.length - 1] = last + piece.toString();
      else told.push(piece.length === 0 ? `${serial} end` : begun + piece.toString());
    },
  });
  // One buffer for all deliveries, as the socket has.
  const shared = Buffer.alloc(4096);
  for (const bytes of deliveries) {
    bytes.copy(shared);
    splitter.push(shared.subarray(0, bytes.length));
    shared.fill(0xee);
  }
  expect(splitter.inFrame).toBe(false);
  return told;
}

const text = (value: string) => (writer: { raw(bytes: Buffer): void }) => writer.raw(Buffer.from(value));
const frames = [
  encodeFrame(header(frameType.reply, 1), text("first")),
  encodeFrame(header(frameType.reply, 2)),
  encodeFrame(header(frameType.stream, 3, frameStatus.continue), text("some bytes")),
  encodeFrame(header(frameType.stream, 3, frameStatus.continue)),
  encodeFrame(header(frameType.stream, 3)),
  encodeFrame(header(frameType.message, 0), text("an event")),
];
const told = ["1 1 first", "2 1 ", "3 stream some bytes", "3 end", "3 3 ", "0 2 an event"];

it("writes a frame as libvirt reads it", () => {
  expect(encodeFrame(header(frameType.call, 7), text("abcd")).toString("hex")).toBe(
    "00000020 20008086 00000001 0000000e 00000000 00000007 00000000 61626364".replaceAll(" ", ""),
  );
});

it("finds the frames in one delivery", () => {
  expect(split([Buffer.concat(frames)])).toEqual(told);
});

it("finds the frames byte by byte", () => {
  expect(split([...Buffer.concat(frames)].map((byte) => Buffer.from([byte])))).toEqual(told);
});

it("finds the frames however they are cut", () => {
  const all = Buffer.concat(frames);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: all.length })), (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), all.length];
      expect(split(at.slice(1).map((end, i) => all.subarray(at[i], end)))).toEqual(told);
    }),
  );
});

it.each([0, 27, 33554437, 0xffffffff])("refuses a frame of %i bytes as soon as its length is there", (length) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  const splitter = new FrameSplitter({ frame() {}, streamPiece() {} });
  expect(() => splitter.push(bytes)).toThrow(`a frame of ${length} bytes is announced: expected 28 to 33554436`);
});

it("takes a frame of the greatest length", () => {
  const bytes = Buffer.alloc(33554436);
  encodeFrame(header(frameType.reply, 1)).copy(bytes);
  bytes.writeUInt32BE(bytes.length);
  const lengths: number[] = [];
  const splitter = new FrameSplitter({ frame: (_, body) => lengths.push(body.end - body.offset), streamPiece() {} });
  for (let at = 0; at < bytes.length; at += 65536) splitter.push(bytes.subarray(at, at + 65536));
  expect(lengths).toEqual([33554408]);
});

it("puts a frame of megabytes together, and makes room only for what comes", () => {
  const body = "0123456789abcdef".repeat(200_000);
  const large = encodeFrame(header(frameType.reply, 9), text(body));
  const pieces = Array.from({ length: Math.ceil(large.length / 4000) }, (_, index) =>
    large.subarray(4000 * index, 4000 * (index + 1)),
  );
  expect(split([...pieces, ...frames])).toEqual([`9 1 ${body}`, ...told]);
  const before = process.memoryUsage().arrayBuffers;
  const announced = Buffer.alloc(32);
  announced.writeUInt32BE(32 * 1024 * 1024);
  const splitters = Array.from({ length: 50 }, () => new FrameSplitter({ frame() {}, streamPiece() {} }));
  for (const splitter of splitters) splitter.push(announced);
  expect(splitters.every(({ inFrame }) => inFrame)).toBe(true);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60 * 1024 * 1024);
});
