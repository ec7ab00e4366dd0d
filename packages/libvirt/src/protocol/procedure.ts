import type { Codec } from "../xdr/codec.ts";
import { type Decoded, type Encodable, type Fields, struct } from "../xdr/struct.ts";

/** A call of libvirt's remote program as data. */
export interface Procedure<Args, Result> {
  readonly number: number;
  readonly args: Codec<unknown, Args>;
  readonly result: Codec<Result, never>;
}

/** Which way a stream's bytes go, as this client sees it. */
export type StreamDirection = "in" | "out" | "both";

/** A call that, once answered, goes on as a stream of bytes. */
export interface StreamProcedure<Args, Result> extends Procedure<Args, Result> {
  readonly direction: StreamDirection;
}

/** A message that the daemon sends unasked, once a callback is registered. */
export interface EventProcedure<Message> {
  readonly number: number;
  readonly message: Codec<Message, never>;
}

/** No members: of calls without arguments, or without a result. */
export const nothing = {} as const;

/** remote_protocol.x: REMOTE_PROGRAM and REMOTE_PROTOCOL_VERSION. */
export const remoteProgram = { number: 0x20008086, version: 1 } as const;

/** Declares a call by its number and the members of its arguments and its result, in the order of the wire. */
export function procedure<const A extends Fields, const R extends Fields>(
  number: number,
  args: A,
  result: R,
): Procedure<Encodable<A>, Decoded<R>> {
  return { number, args: struct(args), result: struct(result) };
}

/** Declares a call that opens a stream. */
export function streamProcedure<const A extends Fields, const R extends Fields>(
  direction: StreamDirection,
  number: number,
  args: A,
  result: R,
): StreamProcedure<Encodable<A>, Decoded<R>> {
  return { ...procedure(number, args, result), direction };
}

/** Declares a message of the daemon. */
export function eventProcedure<const M extends Fields>(number: number, message: M): EventProcedure<Decoded<M>> {
  return { number, message: struct(message) };
}
