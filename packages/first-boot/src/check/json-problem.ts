/** Where a text ends to be JSON, and what would go on there. */
export interface JsonProblem {
  readonly offset: number;
  readonly expected: string;
}

const blank = /[ \t\r\n]*/y;
const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// eslint-disable-next-line no-control-regex
const string = /"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const DEPTH = 500;

/**
 * The place where a text ends to be JSON, or null when it is JSON all through. The engine's own parser tells it for some
 * mistakes only, and repeats the text, which may hold a secret.
 *
 * @source RFC 8259
 */
export function jsonProblem(text: string): JsonProblem | null {
  let offset = 0;
  const fail = (expected: string): JsonProblem => ({ offset, expected });
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = offset;
    if (!pattern.test(text)) return false;
    offset = pattern.lastIndex;
    return true;
  };
  const is = (character: string): boolean => {
    take(blank);
    if (text[offset] !== character) return false;
    offset++;
    return true;
  };
  const list = (end: string, item: () => JsonProblem | null): JsonProblem | null => {
    if (is(end)) return null;
    for (;;) {
      const problem = item();
      if (problem !== null) return problem;
      if (is(end)) return null;
      if (!is(",")) return fail(`',' or '${end}'`);
    }
  };
  const value = (depth: number): JsonProblem | null => {
    take(blank);
    if (depth > DEPTH) return fail(`no more than ${DEPTH} levels`);
    if (is("[")) return list("]", () => value(depth + 1));
    if (is("{")) {
      return list("}", () => {
        take(blank);
        if (!take(string)) return fail("a name in double quotes");
        return is(":") ? value(depth + 1) : fail("':'");
      });
    }
    return take(string) || take(literal) ? null : fail("a value");
  };
  const problem = value(0);
  if (problem !== null) return problem;
  take(blank);
  return offset === text.length ? null : fail("nothing more");
}
