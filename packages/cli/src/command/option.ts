import { type Bytes, parseBytes, parseDuration } from "@hob/units";
import { NotANumber, NotOneOf } from "../grammar/usage-errors.ts";

/** An option of a command; its type is what `run` gets. Its name is its key, in kebab-case: `diskSize` is `--disk-size`. */
export interface OptionDeclaration<Value> {
  readonly description: string;
  /** What stands for the value in the help, such as `SIZE`; absent for a flag. */
  readonly placeholder?: string;
  /** One letter: `o` for `-o`. */
  readonly short?: string;
  /** The flag is written `--no-<name>` and makes the value false. */
  readonly negated?: true;
  readonly repeatable?: true;
  readonly required?: true;
  /** The only values there are; they are completed by the shell. */
  readonly choices?: readonly string[];
  /** Reads the value. @throws a declared failure of kind `invalid`. */
  readonly parse?: (text: string) => unknown;
  /** Never present: it carries the type. */
  readonly _value?: Value;
}

/** `--name`: true when it is there. */
export function flag(description: string): OptionDeclaration<boolean> {
  return { description };
}

/** `--no-name`: the value of `name` is true unless it is there. */
export function negation(description: string): OptionDeclaration<boolean> {
  return { description, negated: true };
}

/** `--name TEXT`. */
export function text(description: string, placeholder = "TEXT"): OptionDeclaration<string | undefined> {
  return { description, placeholder };
}

/** `--name TEXT`, as often as needed; an empty list when it is not there. */
export function texts(description: string, placeholder = "TEXT"): OptionDeclaration<readonly string[]> {
  return { description, placeholder, repeatable: true };
}

/** `--name SIZE`, such as `2GiB`. Zero is read like any other size; the server refuses it where it makes no sense. */
export function size(description: string): OptionDeclaration<Bytes | undefined> {
  return { description, placeholder: "SIZE", parse: parseBytes };
}

/** `--name DURATION`, such as `30s`; in milliseconds. */
export function duration(description: string): OptionDeclaration<number | undefined> {
  return { description, placeholder: "DURATION", parse: parseDuration };
}

/** `--name N`: a whole number from `minimum` (default 0) to `maximum`. */
export function integer(
  description: string,
  minimum = 0,
  maximum = Number.MAX_SAFE_INTEGER,
): OptionDeclaration<number | undefined> {
  const parse = (value: string) => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= minimum && number <= maximum)) throw new NotANumber({ value, minimum, maximum });
    return number;
  };
  return { description, placeholder: "N", parse };
}

/** `--name CHOICE`. */
export function oneOf<const Choice extends string>(
  choices: readonly Choice[],
  description: string,
): OptionDeclaration<Choice | undefined> {
  const parse = (value: string) => {
    if (!(choices as readonly string[]).includes(value)) throw new NotOneOf({ value, choices });
    return value;
  };
  const all = choices.join("|");
  if (all.length <= 30) return { description, placeholder: all, choices, parse };
  return { description: `${description}: ${choices.join(", ")}`, placeholder: "CHOICE", choices, parse };
}

/** The same option, which must be there. */
export function required<Value>(option: OptionDeclaration<Value | undefined>): OptionDeclaration<Value> {
  const { _value, ...rest } = option;
  return { ...rest, required: true };
}
