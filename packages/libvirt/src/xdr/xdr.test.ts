import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { array } from "./array.ts";
import type { Codec } from "./codec.ts";
import { nullable } from "./nullable.ts";
import { bool, double, flags, hyper, int, truth, unsigned, unsignedHyper, wideFlags } from "./numbers.ts";
import { byteWords, opaque } from "./opaque.ts";
import { struct } from "./struct.ts";
import { characters, characterWords, string } from "./texts.ts";
import { isUuid, uuid } from "./uuid.ts";
import { XdrReader } from "./xdr-reader.ts";
import { XdrWriter } from "./xdr-writer.ts";

function encode<Input>(codec: Codec<unknown, Input>, value: Input): string {
  const writer = new XdrWriter();
  codec.encode(writer, value);
  return writer.finish().toString("hex");
}

function decode<Value>(codec: Codec<Value, never>, hex: string): Value {
  const reader = new XdrReader(Buffer.from(hex.replaceAll(" ", ""), "hex"));
  const value = codec.decode(reader);
  reader.finish();
  return value;
}

const person = struct({ name: string, age: unsigned, tags: array(string, 3), note: nullable(string) });

it.each<[string, Codec<any, any>, unknown, string]>([
  ["an int", int, -2, "fffffffe"],
  ["an unsigned int", unsigned, 0xfffffffe, "fffffffe"],
  ["a hyper", hyper, -2n, "fffffffffffffffe"],
  ["an unsigned hyper", unsignedHyper, 2n ** 64n - 2n, "fffffffffffffffe"],
  ["a double", double, 1.5, "3ff8000000000000"],
  ["a bool", bool, true, "00000001"],
  ["a truth", truth, false, "00000000"],
  ["an empty string", string, "", "00000000"],
  ["a string, padded", string, "abcde", "00000005 6162636465000000"],
  ["a string that needs no padding", string, "abcd", "00000004 61626364"],
  ["a string beyond ASCII", string, "ä€😀", "00000009 c3a4e282acf09f9880 000000"],
  ["characters, a word each", characters(3), "hi", "00000068 00000069 00000000"],
  ["text of counted characters, its end a zero", characterWords(9), "é", "00000003 ffffffc3 ffffffa9 00000000"],
  ["bytes, padded", opaque(9), Buffer.of(1, 2, 255, 4, 5), "00000005 0102ff04 05000000"],
  ["bytes, a word each, with sign", byteWords(9), Buffer.of(1, 255), "00000002 00000001 ffffffff"],
  ["64 flags", wideFlags, 2n ** 40n, "0000010000000000"],
  ["an array", array(int, 9), [1, -1], "00000002 00000001 ffffffff"],
  ["something nullable that is there", nullable(int), 7, "00000001 00000007"],
  ["something nullable that is not", nullable(int), null, "00000000"],
  ["a UUID", uuid, "00112233-4455-6677-8899-aabbccddeeff", "00112233445566778899aabbccddeeff"],
  [
    "a struct",
    person,
    { name: "ann", age: 3, tags: ["x"], note: null },
    "00000003 616e6e00 00000003 00000001 00000001 78000000 00000000",
  ],
])("writes and reads %s as RFC 4506 says", (_, codec, value, hex) => {
  expect(encode(codec, value)).toBe(hex.replaceAll(" ", ""));
  expect(decode(codec, hex)).toEqual(value);
});

it("leaves out what may be left out", () => {
  const call = struct({ name: nullable(string), flags, more: wideFlags });
  expect(encode(call, {})).toBe("00000000000000000000000000000000");
});

it("reads back whatever it wrote", () => {
  const text = fc.string({ unit: "grapheme" }).filter((value) => !value.includes("\0") && value.isWellFormed());
  const value = fc.record({
    name: text,
    age: fc.nat(),
    tags: fc.array(text, { maxLength: 3 }),
    note: fc.option(text),
  });
  const survives = <Value>(codec: Codec<Value>, values: fc.Arbitrary<Value>) => {
    fc.assert(
      fc.property(values, (one) => {
        expect(decode(codec, encode(codec, one))).toEqual(one);
      }),
    );
  };
  survives(person as Codec<unknown>, value);
  survives(hyper, fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n));
  survives(unsignedHyper, fc.bigInt(0n, 2n ** 64n - 1n));
  survives(int, fc.integer());
  survives(double, fc.double());
  survives(uuid, fc.uuid());
});

it("fails with the offset, and nothing else, on bytes that are cut short or made up", () => {
  const whole = Buffer.from(encode(person, { name: "a name", age: 1, tags: ["one", "two"], note: "x" }), "hex");
  for (let length = 0; length < whole.length; length++) {
    expect(() => decode(person, whole.toString("hex", 0, length)), `${length} bytes`).toThrow(
      expect.objectContaining({ name: "XdrFault", offset: expect.any(Number) }),
    );
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      try {
        decode(person, Buffer.from(bytes).toString("hex"));
      } catch (error) {
        expect(error).toMatchObject({ name: "XdrFault" });
      }
    }),
  );
});

describe("what a daemon must not send", () => {
  it.each<[string, Codec<any, any>, string, string, number]>([
    ["an array of more than its limit", array(int, 2), "00000003", "length 3 is more than the limit of 2", 0],
    [
      "an array that claims what is not there",
      array(int, 9),
      "00000009 00000001",
      "4 bytes are announced or needed, 0 are left",
      8,
    ],
    ["a string longer than 4 MiB", string, "00400001", "length 4194305 is more than the limit of 4194304", 0],
    ["a string that claims what is not there", string, "00000008 61", "8 bytes are announced or needed, 1 are left", 4],
    ["bytes of more than their limit", opaque(2), "00000003", "length 3 is more than the limit of 2", 0],
    ["a byte of 256", byteWords(2), "00000002 000000ff 00000100", "256 stands where a byte must", 8],
    ["a bool of 2", bool, "00000002", "2 stands where 0 or 1 must", 0],
    ["bytes after the end", int, "00000001 00", "1 bytes are left over", 4],
  ])("%s", (_, codec, hex, message, offset) => {
    expect(() => decode(codec, hex)).toThrow(expect.objectContaining({ message, offset }));
  });
});

describe("what cannot be sent", () => {
  it.each<[string, Codec<any, any>, unknown, string]>([
    ["a fraction", int, 1.5, "'1.5' cannot be sent: expected a whole number from -2147483648 to 2147483647."],
    ["a negative unsigned", unsigned, -1, "'-1' cannot be sent: expected a whole number from 0 to 4294967295."],
    ["a bigint that is too big", unsignedHyper, 2n ** 64n, "'18446744073709551616' cannot be sent"],
    ["a text with a zero byte", string, "a\0b", "without a zero byte"],
    ["half a UUID", uuid, "00112233", "'00112233' cannot be sent: expected a UUID such as"],
    ["too many items", array(int, 1), [1, 2], "'2 items' cannot be sent: expected at most 1 items."],
    ["too many bytes", opaque(1), Buffer.alloc(2), "'2 bytes' cannot be sent: expected at most 1 bytes."],
    ["too many words of bytes", byteWords(1), Buffer.alloc(2), "'2 bytes' cannot be sent: expected at most 1 bytes."],
    [
      "no room for the end of a text",
      characterWords(2),
      "ab",
      "'ab' cannot be sent: expected text of at most 1 bytes.",
    ],
    ["too many characters", characters(2), "abc", "'abc' cannot be sent: expected text of at most 2 bytes."],
  ])("%s is refused by name", (_, codec, value, message) => {
    expect(() => encode(codec, value)).toThrow(message);
  });
});

it("keeps what it has when it grows, whatever is written at the edge", () => {
  for (let lead = 1000; lead <= 1028; lead += 4) {
    const writer = new XdrWriter();
    writer.raw(Buffer.alloc(lead, 1));
    writer.unsigned(0x02020202);
    writer.hyper(0x0303030303030303n);
    writer.padded(Buffer.alloc(5000, 4));
    const bytes = writer.finish();
    const expected = [Buffer.alloc(lead, 1), Buffer.alloc(4, 2), Buffer.alloc(8, 3), Buffer.alloc(5000, 4)];
    expect(bytes.equals(Buffer.concat(expected)), `after ${lead} bytes`).toBe(true);
  }
});

it("keeps bytes of a buffer that is used again", () => {
  const shared = Buffer.from("abcdefgh");
  const kept = new XdrReader(shared, 0, 8, false).keep(2, 4);
  shared.fill(0);
  expect(kept.toString()).toBe("cd");
});

it("knows a UUID when it sees one", () => {
  expect(["00112233-4455-6677-8899-AABBCCDDEEFF", "00112233445566778899aabbccddeeff", "web-1"].map(isUuid)).toEqual([
    true,
    false,
    false,
  ]);
});
