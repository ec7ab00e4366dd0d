import type { Codec } from "../xdr/codec.ts";
import { type Decoded, type Encodable, type Fields, struct } from "../xdr/struct.ts";

/** A set of procedures that a daemon serves, known to it by number and version. */
export interface Program {
  readonly name: "remote" | "qemu" | "lxc";
  readonly number: number;
  readonly version: number;
}

/** What every driver shares. @source remote_protocol.x, REMOTE_PROGRAM */
export const remoteProgram: Program = { name: "remote", number: 0x20008086, version: 1 };
/** What only QEMU's driver can do. @source qemu_protocol.x, QEMU_PROGRAM */
export const qemuProgram: Program = { name: "qemu", number: 0x20008087, version: 1 };
/** What only the driver of containers can do. @source lxc_protocol.x, LXC_PROGRAM */
export const lxcProgram: Program = { name: "lxc", number: 0x00068000, version: 1 };

/** The programs whose messages this client understands, by number. */
export const programs: ReadonlyMap<number, Program> = new Map(
  [remoteProgram, qemuProgram, lxcProgram].map((program) => [program.number, program]),
);

/** What is known of a procedure besides its bytes. */
export interface ProcedureNotes {
  /** The first version of libvirt that has it: `1.2.3`. */
  readonly since: string;
  /** The program it belongs to; the remote one where none is named. */
  readonly program?: Program;
  /** `high` is answered even while all of the daemon's workers wait for hypervisors; `low` where nothing is said. */
  readonly priority?: "high" | "low";
  /** The bit of its flags that has holes sent as such. */
  readonly sparseFlag?: number;
  /** It hands file descriptors over, which this client cannot. */
  readonly passesFiles?: boolean;
}

/** A call as data. */
export interface Procedure<Args, Result> extends Required<Omit<ProcedureNotes, "sparseFlag">> {
  readonly number: number;
  readonly args: Codec<unknown, Args>;
  readonly result: Codec<Result, never>;
}

/** Which way a stream's bytes go, as this client sees it. */
export type StreamDirection = "in" | "out" | "both";

/** A call that, once answered, goes on as a stream of bytes. */
export interface StreamProcedure<Args, Result> extends Procedure<Args, Result> {
  readonly direction: StreamDirection;
  /** The bit of its flags that has holes sent as such; absent where there are none. */
  readonly sparseFlag: number | undefined;
}

/** A message that the daemon sends unasked, once a callback is registered. */
export interface EventProcedure<Message> extends Pick<Procedure<unknown, unknown>, "number" | "program" | "since"> {
  readonly message: Codec<Message, never>;
}

/** No members: of calls without arguments, or without a result. */
export const nothing = {} as const;

/** Codecs are made when they are first used: of hundreds of procedures a program calls a few. */
class DeclaredProcedure {
  readonly number: number;
  readonly #args: Fields;
  readonly #result: Fields;
  readonly #notes: ProcedureNotes;
  #argsCodec: Codec<any, any> | undefined;
  #resultCodec: Codec<any, any> | undefined;

  constructor(number: number, args: Fields, result: Fields, notes: ProcedureNotes) {
    this.number = number;
    this.#args = args;
    this.#result = result;
    this.#notes = notes;
  }

  get args(): Codec<any, any> {
    return (this.#argsCodec ??= struct(this.#args));
  }
  get result(): Codec<any, any> {
    return (this.#resultCodec ??= struct(this.#result));
  }
  get since(): string {
    return this.#notes.since;
  }
  get program(): Program {
    return this.#notes.program ?? remoteProgram;
  }
  get priority(): "high" | "low" {
    return this.#notes.priority ?? "low";
  }
  get sparseFlag(): number | undefined {
    return this.#notes.sparseFlag;
  }
  get passesFiles(): boolean {
    return this.#notes.passesFiles ?? false;
  }
}

class DeclaredStream extends DeclaredProcedure {
  readonly direction: StreamDirection;

  constructor(direction: StreamDirection, number: number, args: Fields, result: Fields, notes: ProcedureNotes) {
    super(number, args, result, notes);
    this.direction = direction;
  }
}

class DeclaredEvent extends DeclaredProcedure {
  get message(): Codec<any, any> {
    return this.result;
  }
}

/** Declares a call by its number and the members of its arguments and its result, in the order of the wire. */
export function procedure<const A extends Fields, const R extends Fields>(
  number: number,
  args: A,
  result: R,
  notes: ProcedureNotes,
): Procedure<Encodable<A>, Decoded<R>> {
  return new DeclaredProcedure(number, args, result, notes);
}

/** Declares a call that opens a stream. */
export function streamProcedure<const A extends Fields, const R extends Fields>(
  direction: StreamDirection,
  number: number,
  args: A,
  result: R,
  notes: ProcedureNotes,
): StreamProcedure<Encodable<A>, Decoded<R>> {
  return new DeclaredStream(direction, number, args, result, notes);
}

/** Declares a message of the daemon. */
export function eventProcedure<const M extends Fields>(
  number: number,
  message: M,
  notes: ProcedureNotes,
): EventProcedure<Decoded<M>> {
  return new DeclaredEvent(number, nothing, message, notes);
}
