import { createHash, randomBytes } from "node:crypto";
import { InvalidFirstBoot } from "../first-boot-errors.ts";

const ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ROUNDS = 5000;

const sha512 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash("sha512");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** `digest`, as often as it takes to fill `length` bytes. */
const filled = (digest: Buffer, length: number): Buffer => Buffer.alloc(length, digest);

/** The digest in the alphabet of crypt: its bytes come by threes from three places that move on by 22. */
function inLetters(digest: Buffer): string {
  let text = "";
  const put = (value: number, letters: number) => {
    for (let rest = value, left = letters; left > 0; left--, rest >>= 6) text += ALPHABET[rest & 63]!;
  };
  for (let index = 0; index < 21; index++) {
    const at = (offset: number) => digest[(index * 22 + offset) % 63]!;
    put((at(0) << 16) | (at(21) << 8) | at(42), 4);
  }
  put(digest[63]!, 2);
  return text;
}

/** Sixteen letters of salt: 96 random bits. */
export const randomSalt = (): string => Array.from(randomBytes(16), (byte) => ALPHABET[byte & 63]!).join("");

/**
 * The SHA-512 hash of a password as `/etc/shadow` has it: `$6$salt$…`, with the usual 5000 rounds. Takes some milliseconds.
 *
 * @param salt 1 to 16 of `./0-9A-Za-z`. Default: random.
 * @throws InvalidFirstBoot for an empty password, one with a NUL or a line break, one of more than 512 bytes, and for a salt
 *   that is none.
 * @source U. Drepper, "Unix crypt using SHA-256 and SHA-512", version 0.6
 */
export function hashPassword(password: string, salt: string = randomSalt()): string {
  if (!/^[./0-9A-Za-z]{1,16}$/.test(salt)) {
    throw new InvalidFirstBoot({ what: "Salt", value: salt, accepted: "1 to 16 of ./0-9A-Za-z" });
  }
  const key = Buffer.from(password, "utf8");
  // eslint-disable-next-line no-control-regex
  if (key.length === 0 || key.length > 512 || /[\0\r\n]/.test(password)) {
    const accepted = "1 to 512 bytes without line breaks";
    throw new InvalidFirstBoot({ what: "Password", value: "(not shown)", accepted });
  }
  const seed = Buffer.from(salt, "latin1");
  const second = sha512(key, seed, key);
  const first: Uint8Array[] = [key, seed, filled(second, key.length)];
  for (let bits = key.length; bits > 0; bits >>= 1) first.push(bits & 1 ? second : key);
  let digest = sha512(...first);
  const p = filled(sha512(...Array.from({ length: key.length }, () => key)), key.length);
  const s = filled(sha512(...Array.from({ length: 16 + digest[0]! }, () => seed)), seed.length);
  for (let round = 0; round < ROUNDS; round++) {
    const parts: Uint8Array[] = [round & 1 ? p : digest];
    if (round % 3 !== 0) parts.push(s);
    if (round % 7 !== 0) parts.push(p);
    parts.push(round & 1 ? digest : p);
    digest = sha512(...parts);
  }
  return `$6$${salt}$${inLetters(digest)}`;
}
