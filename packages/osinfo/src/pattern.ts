const compiled = new Map<string, RegExp | null>();

/**
 * A pattern of the database, which is written for PCRE; null when it cannot be read. Those in use mean the same here.
 */
function compile(pattern: string): RegExp | null {
  let known = compiled.get(pattern);
  if (known === undefined) {
    try {
      known = new RegExp(pattern);
    } catch {
      known = null;
    }
    compiled.set(pattern, known);
  }
  return known;
}

/** Whether a pattern occurs in a text. No pattern occurs in every text; in no text occurs no pattern. */
export const matchesPattern = (pattern: string | null, text: string | null): boolean =>
  pattern === null || (Boolean(text) && (compile(pattern)?.test(text as string) ?? false));

/** What the first group of a pattern holds in a text; null where it does not occur. */
export const patternGroup = (pattern: string, text: string): string | null => compile(pattern)?.exec(text)?.[1] ?? null;
