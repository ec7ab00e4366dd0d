/** Between the characters of an attribute or a text and a value. */
export interface Codec<T> {
  /** What is accepted, for the message that refuses the rest: `a whole number`. */
  readonly expects: string;
  /** The value; undefined when the characters are none. */
  decode(characters: string): T | undefined;
  encode(value: T): string;
}

/**
 * One of the words a program knows, or one that a newer libvirt has added: a document is read truly even where its
 * vocabulary has grown.
 */
export type Open<Known extends string> = Known | (string & {});

/**
 * The same characters, held on their own: V8 makes a part of a string by pointing into it, and so a name that is kept
 * would keep the document that it came from.
 */
const ownCopy = (characters: string): string => (characters.length < 13 ? characters : ` ${characters}`.slice(1));

/** Characters as they stand. */
export const string: Codec<string> = {
  expects: "characters",
  decode: ownCopy,
  encode: (value) => value,
};

/** A word: see {@link Open}. */
export function oneOf<const Known extends string>(...known: readonly Known[]): Codec<Open<Known>> {
  return {
    expects: known.join(", "),
    decode: (characters) => (characters === "" ? undefined : ownCopy(characters)),
    encode: (value) => value,
  };
}

/** A whole number from −(2^53 − 1) to 2^53 − 1, read in decimal or as `0x…`, written in decimal. */
export const integer: Codec<number> = {
  expects: "a whole number",
  decode(characters) {
    const match = /^\s*(-?\d+|0x[0-9a-fA-F]+)\s*$/.exec(characters);
    const value = match ? Number(match[1]) : Number.NaN;
    return Number.isSafeInteger(value) ? value : undefined;
  },
  encode: String,
};

/** A whole number of any length, such as a 64-bit one, read in decimal or as `0x…`, written in decimal. */
export const bigInteger: Codec<bigint> = {
  expects: "a whole number",
  decode: (characters) => (/^\s*(-?\d+|0x[0-9a-fA-F]+)\s*$/.test(characters) ? BigInt(characters.trim()) : undefined),
  encode: String,
};

function either(yes: string, no: string): Codec<boolean> {
  return {
    expects: `'${yes}' or '${no}'`,
    decode: (characters) => (characters === yes ? true : characters === no ? false : undefined),
    encode: (value) => (value ? yes : no),
  };
}

/** `yes` or `no`. */
export const yesNo = either("yes", "no");
/** `on` or `off`. */
export const onOff = either("on", "off");
