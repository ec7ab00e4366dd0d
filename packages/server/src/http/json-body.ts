import { MalformedBody } from "./request-errors.ts";

/**
 * Reads a JSON body; an empty one is as good as none.
 *
 * @throws MalformedBody for text that is no JSON, and for a `__proto__`, which is never meant well.
 */
export function parseJsonBody(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text, /__proto__|\\u/.test(text) ? refusePrototype : undefined);
  } catch (cause) {
    throw new MalformedBody({ reason: withoutText(cause as Error) }, { cause });
  }
}

function refusePrototype(key: string, value: unknown): unknown {
  if (key === "__proto__") throw new SyntaxError("'__proto__' is not accepted as a name");
  return value;
}

/** V8 quotes the text that it could not parse, which may hold a password: only the first clause is kept. */
function withoutText({ message }: Error): string {
  return message.split(/, (?:"|\.\.\.)/)[0] ?? message;
}
