import type { TypedParameters, TypedValue } from "@hob/libvirt";
import type { Bytes } from "@hob/units";
import { sizeOfBytes, sizeOfKibibytes } from "../sizes.ts";

/** Named values of a guest, in groups that are told apart by the dots and numbers in their names: `block.0.rd.bytes`. */
export class Figures {
  readonly #values: ReadonlyMap<string, TypedValue>;
  readonly #prefix: string;

  constructor(values: ReadonlyMap<string, TypedValue>, prefix = "") {
    this.#values = values;
    this.#prefix = prefix;
  }

  static of(parameters: TypedParameters): Figures {
    return new Figures(new Map(parameters));
  }

  text(name: string): string | null {
    const value = this.#values.get(this.#prefix + name);
    return value === undefined ? null : String(value);
  }

  number(name: string): number | null {
    const value = this.#values.get(this.#prefix + name);
    return value === undefined ? null : Number(value);
  }

  flag(name: string): boolean | null {
    const value = this.#values.get(this.#prefix + name);
    if (value === undefined) return null;
    return value === true || value === "yes" || value === 1;
  }

  /** A size that libvirt tells in bytes. */
  bytes(name: string): Bytes | null {
    const value = this.#values.get(this.#prefix + name);
    return value === undefined ? null : sizeOfBytes(BigInt(value as bigint));
  }

  /** A size that libvirt tells in kibibytes. */
  kibibytes(name: string): Bytes | null {
    const value = this.#values.get(this.#prefix + name);
    return value === undefined ? null : sizeOfKibibytes(BigInt(value as bigint));
  }

  /** A group within: of `block.0` for `block.0.rd.bytes`. */
  group(name: string): Figures {
    return new Figures(this.#values, `${this.#prefix}${name}.`);
  }

  /** The numbers within a group, in ascending order, each once: 0 and 1 for `vcpu.0.time`, `vcpu.0.wait`, `vcpu.1.time`. */
  numbersIn(name: string): readonly number[] {
    const start = `${this.#prefix}${name}.`;
    const found = new Set<number>();
    for (const key of this.#values.keys()) {
      if (!key.startsWith(start)) continue;
      const [word = ""] = key.slice(start.length).split(".", 1);
      if (/^\d+$/.test(word)) found.add(Number(word));
    }
    return [...found].sort((a, b) => a - b);
  }

  /** The numbered groups within a group, in ascending order. */
  list(name: string): readonly Figures[] {
    return this.numbersIn(name).map((number) => this.group(`${name}.${number}`));
  }

  /** All names that begin with this group's, without it. */
  names(): readonly string[] {
    return [...this.#values.keys()]
      .filter((key) => key.startsWith(this.#prefix))
      .map((key) => key.slice(this.#prefix.length));
  }
}
