import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as libvirt from "../../packages/libvirt/src/index.ts";
import { XdrReader } from "../../packages/libvirt/src/xdr/xdr-reader.ts";
import { XdrWriter } from "../../packages/libvirt/src/xdr/xdr-writer.ts";
import { factsPath, readWritten } from "./libvirt-protocol.mjs";
import { protocolModel } from "./protocol-model.mjs";
import { type Shape, xdrBytes } from "./xdr-bytes.ts";

const declarations: Record<string, any> = { ...libvirt };
const facts = JSON.parse(readFileSync(factsPath, "utf8"));
const { naming, documentation } = readWritten();
const { procedures } = protocolModel(facts, naming, documentation);

const text = fc
  .string({ unit: "grapheme", maxLength: 9 })
  .filter((value) => value.isWellFormed() && !value.includes("\0"));
const ascii = fc.string({ maxLength: 9, unit: "grapheme-ascii" });
const signed = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n);
const wide = fc.bigInt(0n, 2n ** 64n - 1n);
const bytes = fc.uint8Array({ maxLength: 9 }).map((value) => Buffer.from(value));
const { typed } = libvirt;
const parameter = fc.oneof(
  text,
  fc.boolean(),
  fc.integer().map(typed.int),
  fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(typed.unsigned),
  signed.map(typed.hyper),
  wide.map(typed.unsignedHyper),
  fc.double().map(typed.double),
);

/** Values that a member may have. */
function valuesOf([kind, ...more]: readonly any[]): fc.Arbitrary<unknown> {
  switch (kind) {
    case "int":
      return fc.integer();
    case "unsigned":
      return fc.integer({ min: 0, max: 2 ** 32 - 1 });
    case "hyper":
      return signed;
    case "unsignedHyper":
      return wide;
    case "truth":
      return fc.boolean();
    case "string":
      return text;
    case "uuid":
      return fc.uuid();
    case "opaque":
    case "byteWords":
      return bytes;
    case "characters":
    case "characterWords":
      return ascii;
    case "typedParameters":
      return fc.dictionary(text, parameter, { maxKeys: 4, noNullPrototype: true });
    case "nullable":
      return fc.option(valuesOf(more[0]));
    case "array":
      return fc.array(valuesOf(more[0]), { maxLength: 3 });
    case "struct":
      return membersOf(more[0]);
  }
  throw new TypeError(`Values of '${kind}' are not known.`);
}
const membersOf = (fields: Shape["fields"]) =>
  fc.record(Object.fromEntries(fields.map(({ name, wire }) => [name, valuesOf(wire)])), { noNullPrototype: true });

/** What is read back: typed parameters as a plain object, their types told by the values. */
function plain(value: unknown): unknown {
  if (value instanceof libvirt.TypedParameters) return value.toObject();
  if (Buffer.isBuffer(value) || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if ("type" in value && "value" in value && Object.keys(value).length === 2 && typeof value.type === "string") {
    if (value.type in typed) return value.value;
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}

function writtenBy(codec: { encode(writer: XdrWriter, value: any): void }, value: unknown): Buffer {
  const writer = new XdrWriter();
  codec.encode(writer, value);
  return writer.finish();
}

function readBy(codec: { decode(reader: XdrReader): unknown }, encoded: Buffer): unknown {
  const reader = new XdrReader(encoded);
  const value = codec.decode(reader);
  reader.finish();
  return value;
}

const sides = procedures.flatMap((procedure: any) => {
  const declared = declarations[procedure.called];
  return procedure.kind === "event"
    ? [[procedure.called, declared.message, procedure.message]]
    : [
        [`arguments of ${procedure.called}`, declared.args, procedure.args],
        [`result of ${procedure.called}`, declared.result, procedure.result],
      ];
}) as [string, any, Shape][];

test(
  "every procedure's bytes are those that the protocol's description says, and are read back as they were",
  { timeout: 60_000 },
  () => {
    expect(sides.length).toBeGreaterThan(800);
    for (const [name, codec, shape] of sides) {
      fc.assert(
        fc.property(membersOf(shape.fields), (value) => {
          const encoded = writtenBy(codec, value);
          expect(encoded.toString("hex"), name).toBe(xdrBytes(facts, shape, value).toString("hex"));
          expect(plain(readBy(codec, encoded)), name).toEqual(plain(value));
          // What was read can be sent as it is.
          expect(writtenBy(codec, readBy(codec, encoded)).equals(encoded), name).toBe(true);
        }),
        { numRuns: 15 },
      );
    }
  },
);

test("every procedure that is cut short says where", { timeout: 60_000 }, () => {
  for (const [name, codec, shape] of sides) {
    if (shape.fields.length === 0) continue;
    const whole = fc.tuple(membersOf(shape.fields), fc.nat());
    fc.assert(
      fc.property(whole, ([value, at]) => {
        const encoded = writtenBy(codec, value);
        const cut = encoded.subarray(0, at % encoded.length);
        expect(() => readBy(codec, cut), name).toThrow(
          expect.objectContaining({ name: "XdrFault", offset: expect.any(Number) }),
        );
      }),
      { numRuns: 5 },
    );
  }
});

test("words of flags may be left out of every call", () => {
  const flagged = procedures.filter((one: any) => one.args.fields.some(({ name }: any) => name === "flags"));
  expect(flagged.length).toBeGreaterThan(200);
  for (const { called, args } of flagged) {
    const declared = declarations[called];
    const [value] = fc.sample(membersOf(args.fields), 1);
    const wideFlags = args.fields.find(({ name }: any) => name === "flags").type === "bigint";
    const without = Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => name !== "flags"));
    const zero = { ...without, flags: wideFlags ? 0n : 0 };
    expect(writtenBy(declared.args, without), called).toEqual(writtenBy(declared.args, zero));
  }
});
