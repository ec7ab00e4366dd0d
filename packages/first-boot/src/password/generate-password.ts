import { randomInt } from "node:crypto";

/** Letters and digits that are not mistaken for each other, whatever the keyboard's layout (no y, z). */
const LETTERS = "abcdefghijkmnopqrstuvwxABCDEFGHJKLMNPQRSTUVWX23456789";

/** A password that nobody has thought of: 20 letters and digits, 114 bits, in groups of five. */
export function generatePassword(): string {
  const group = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]!).join("");
  return Array.from({ length: 4 }, group).join("-");
}
