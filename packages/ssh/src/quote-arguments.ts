import { InvalidCommand } from "./ssh-errors.ts";

/**
 * A program and its arguments as one line that any login shell of a Unix takes apart again as it was: sh, bash, zsh,
 * csh, fish. SSH has no argument arrays on the wire.
 *
 * @throws InvalidCommand when one has a character that no argument can have.
 */
export function quoteArguments(words: readonly string[]): string {
  return words
    .map((word) => {
      if (word.includes("\0")) throw new InvalidCommand({ word: word.replaceAll("\0", "\\0") });
      // A backslash stands outside the quotes because fish reads it inside of them too.
      return `'${word.replaceAll(/['\\]/g, (character) => `'\\${character}'`)}'`;
    })
    .join(" ");
}
