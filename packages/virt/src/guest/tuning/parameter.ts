import { typed, type TypedInput, type TypedParameters, type TypedValue } from "@hob/libvirt";
import { type Bytes, bytes } from "@hob/units";
import { sizeOfBytes } from "../../sizes.ts";

/** One of libvirt's typed parameters: its name, and what its values mean. */
export interface Parameter<Value> {
  readonly name: string;
  encode(value: Value): TypedInput;
  decode(value: TypedValue): Value;
}

/** Parameters by the property that each is. */
export type Parameters<Value> = { readonly [Name in keyof Value]-?: Parameter<NonNullable<Value[Name]>> };

const number =
  (type: (value: number) => TypedInput) =>
  (name: string): Parameter<number> => ({
    name,
    encode: type,
    decode: Number,
  });

/** A count that libvirt sends in 32 bits. */
export const count = number(typed.unsigned);

/** A count that libvirt sends in 64 bits. */
export const bigCount = number((value) => typed.unsignedHyper(BigInt(value)));

/** A number that may be less than nothing. */
export const signed = number((value) => typed.hyper(BigInt(value)));

/** A number of 32 bits that may be less than nothing. */
export const smallSigned = number(typed.int);

/** Bytes, or bytes a second. */
export const size = (name: string): Parameter<Bytes> => ({
  name,
  encode: (value) => typed.unsignedHyper(BigInt(value)),
  decode: (value) => sizeOfBytes(BigInt(value as bigint)),
});

/** What libvirt counts in whole KiB, in 32 bits. */
export const kibibytesCount = (name: string): Parameter<Bytes> => ({
  name,
  encode: (value) => typed.unsigned(Math.ceil(value / 1024)),
  decode: (value) => bytes(Number(value) * 1024),
});

/** A text. */
export const text = (name: string): Parameter<string> => ({ name, encode: (value) => value, decode: String });

/** Whether something is on. */
export const truth = (name: string): Parameter<boolean> => ({ name, encode: (value) => value, decode: Boolean });

/** What is sent for a change. */
export function encodeAll<Value extends object>(
  parameters: Parameters<Value>,
  change: Partial<Value>,
): Record<string, TypedInput> {
  return Object.fromEntries(
    Object.entries(change).flatMap(([property, value]) => {
      const parameter = parameters[property as keyof Value];
      return value === undefined || parameter === undefined ? [] : [[parameter.name, parameter.encode(value as never)]];
    }),
  );
}

/** What was sent; what a driver does not tell is absent, and what has no property is left out. */
export function decodeAll<Value extends object>(parameters: Parameters<Value>, sent: TypedParameters): Partial<Value> {
  const told = new Map(sent);
  return Object.fromEntries(
    (Object.entries(parameters) as [string, Parameter<unknown>][]).flatMap(([property, { name, decode }]) => {
      const value = told.get(name);
      return value === undefined ? [] : [[property, decode(value)]];
    }),
  ) as Partial<Value>;
}
