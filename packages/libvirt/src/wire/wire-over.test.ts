import { Duplex } from "node:stream";
import { expect, it } from "vitest";
import { wireOver } from "./wire-over.ts";

/** A wire over a stream that is fed by hand, and what it told. */
function wireByHand() {
  const told: string[] = [];
  const written: string[] = [];
  const stream = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString());
      done();
    },
  });
  const wire = wireOver(
    stream,
    { data: (chunk) => told.push(chunk.toString()), end: (error) => told.push(error?.message ?? "end") },
    { letGo: () => told.push("let go") },
  );
  return { wire, stream, told, written };
}

it("tells the end once, after what readers of the last bytes do", async () => {
  const { stream, told } = wireByHand();
  stream.push("last");
  stream.push(null);
  await new Promise((resolve) => stream.once("end", resolve));
  told.push("read");
  await new Promise((resolve) => stream.once("close", resolve).end());
  await new Promise(setImmediate);
  expect(told).toEqual(["last", "read", "end"]);
});

it("tells a failure at once, and no end after it", async () => {
  const { stream, told } = wireByHand();
  stream.destroy(new Error("cut"));
  await new Promise((resolve) => stream.once("close", resolve));
  await new Promise(setImmediate);
  expect(told).toEqual(["cut"]);
});

it("tells nothing once it is let go of, not even what has arrived already", async () => {
  const { wire, stream, told } = wireByHand();
  wire.pause();
  stream.push("first");
  stream.push("second");
  stream.once("data", () => wire.destroy());
  wire.resume();
  await new Promise((resolve) => stream.once("close", resolve));
  await new Promise(setImmediate);
  expect(told).toEqual(["first", "let go"]);
});

it("says when the last of several pieces has left, in their order", async () => {
  const { wire, written } = wireByHand();
  const before = await new Promise<readonly string[]>((resolve) => {
    wire.write([Buffer.from("a"), Buffer.from("b")], () => resolve([...written]));
  });
  expect(before).toEqual(["a", "b"]);
});
