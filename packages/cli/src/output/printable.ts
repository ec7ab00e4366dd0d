/**
 * Text for one line of a terminal: control characters, which could move the cursor or forge lines, become `\x1b`-like
 * escapes. What comes from guests and hosts is never trusted.
 */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (character) =>
    character === "\n" || character === "\t" ? " " : `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}
