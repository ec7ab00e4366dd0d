import type { Codec } from "../xdr/codec.ts";
import { XdrFault } from "../xdr/xdr-fault.ts";
import { XdrReader } from "../xdr/xdr-reader.ts";
import { InvalidValue } from "../xdr/invalid-value.ts";
import { encodeTyped, typedPairs, typedParameterType, type TypedParametersInput } from "./typed-input.ts";

/** A typed parameter's value: 64-bit integers are bigint. */
export type TypedValue = number | bigint | boolean | string;

const stringLimit = 4194304;

/**
 * Named values as libvirt sends them. Their shape is checked when they arrive; values are made when they are asked for,
 * because a bulk reply holds hundreds of thousands and most callers want a few.
 */
export class TypedParameters implements Iterable<readonly [string, TypedValue]> {
  readonly size: number;
  readonly #buffer: Buffer;
  readonly #start: number;
  readonly #end: number;

  /** @param buffer holds them, from `start` to `end`, and does not change. */
  constructor(buffer: Buffer, start: number, end: number, size: number) {
    this.#buffer = buffer;
    this.#start = start;
    this.#end = end;
    this.size = size;
  }

  /** As they stand on the wire, one after the other. */
  get bytes(): Buffer {
    return this.#buffer.subarray(this.#start, this.#end);
  }

  /** The value of the first parameter of this name. */
  get(name: string): TypedValue | undefined {
    for (const [field, value] of this) if (field === name) return value;
    return undefined;
  }

  /** All of them as a plain object. */
  toObject(): Record<string, TypedValue> {
    return Object.fromEntries(this);
  }

  *[Symbol.iterator](): Generator<readonly [string, TypedValue]> {
    const reader = new XdrReader(this.#buffer, this.#start, this.#end);
    for (let i = 0; i < this.size; i++) yield [fieldName(reader), readValue(reader)];
  }

  /** Calls `visit` with each; faster than iterating where there are many. */
  forEach(visit: (name: string, value: TypedValue) => void): void {
    const reader = new XdrReader(this.#buffer, this.#start, this.#end);
    for (let i = 0; i < this.size; i++) visit(fieldName(reader), readValue(reader));
  }
}

/** Up to `limit` typed parameters. @source remote_protocol.x, remote_typed_param */
export function typedParameters(limit: number): Codec<TypedParameters, TypedParametersInput> {
  const check = (count: number) => {
    if (count <= limit) return;
    throw new InvalidValue({ value: `${count} parameters`, accepted: `at most ${limit} parameters` });
  };
  return {
    encode(writer, input) {
      if (input instanceof TypedParameters) {
        check(input.size);
        writer.unsigned(input.size);
        writer.raw(input.bytes);
        return;
      }
      const pairs = typedPairs(input);
      check(pairs.length);
      writer.unsigned(pairs.length);
      for (const [name, value] of pairs) encodeTyped(writer, name, value);
    },
    decode(reader) {
      const count = reader.length(limit);
      const start = reader.offset;
      for (let i = 0; i < count; i++) {
        reader.takePadded(reader.length(stringLimit));
        skipValue(reader);
      }
      const end = reader.offset;
      if (reader.owned) return new TypedParameters(reader.buffer, start, end, count);
      return new TypedParameters(reader.keep(start, end), 0, end - start, count);
    },
  };
}

function skipValue(reader: XdrReader): void {
  const type = reader.unsigned();
  if (type === typedParameterType.string) reader.takePadded(reader.length(stringLimit));
  else if (type < 1 || type > 7) throw new XdrFault(reader.offset - 4, `typed parameter of unknown type ${type}`);
  else reader.take(type === 3 || type === 4 || type === 5 ? 8 : 4);
}

function readValue(reader: XdrReader): TypedValue {
  const type = reader.unsigned();
  switch (type) {
    case typedParameterType.int:
      return reader.int();
    case typedParameterType.unsigned:
      return reader.unsigned();
    case typedParameterType.hyper:
      return reader.buffer.readBigInt64BE(reader.take(8));
    case typedParameterType.unsignedHyper:
      return reader.buffer.readBigUInt64BE(reader.take(8));
    case typedParameterType.double:
      return reader.buffer.readDoubleBE(reader.take(8));
    case typedParameterType.boolean:
      return reader.int() !== 0;
    default:
      return reader.string(stringLimit);
  }
}

/**
 * Names that were read before. A fleet's records repeat a few dozen of them, and finding one by its bytes is cheaper
 * than making the text again. Bounded, because what a daemon sends is not ours to trust.
 */
const seen = new Map<number, { bytes: Buffer; text: string }>();

function fieldName(reader: XdrReader): string {
  const length = reader.length(stringLimit);
  const start = reader.takePadded(length);
  const bytes = reader.buffer;
  let hash = length;
  for (let i = start; i < start + length; i++) hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
  const known = seen.get(hash);
  if (known !== undefined && known.bytes.compare(bytes, start, start + length) === 0) return known.text;
  const text = bytes.toString("utf8", start, start + length);
  if (seen.size < 4096) seen.set(hash, { bytes: Buffer.copyBytesFrom(bytes, start, length), text });
  return text;
}
