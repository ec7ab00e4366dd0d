import { resolveReferences } from "./xml-references.ts";

/** A text that takes the place of another: the spelling that stays on both sides, and what is new in between. */
export interface Respelling {
  /** As it was spelled. */
  readonly head: string;
  /** What `head` says. */
  readonly headValue: string;
  /** The new characters, not yet escaped. */
  readonly middle: string;
  /** As it was spelled. */
  readonly tail: string;
  /** What `tail` says. */
  readonly tailValue: string;
}

/** What spells one character: a reference, a line end, or itself. */
const unit = /&[^;]*;|\r\n|[^]/gu;

/**
 * Tells which spelling of a text can stay when it is to say something else: `a &#38; b` that shall say `a & c` keeps
 * `a &#38; `.
 *
 * @param raw As it was read, and so without a reference that is not accepted.
 * @param space What white space says; its own character when absent, but that every line end is a line feed.
 */
export function respell(raw: string, value: string, space?: " "): Respelling {
  const spelled = raw.match(unit) ?? [];
  const said = spelled.map((each) => {
    if (each.startsWith("&")) return resolveReferences(each, unreadable);
    return /^[\t\r\n]/.test(each) ? (space ?? each.replace(/^\r\n?/, "\n")) : each;
  });
  let first = 0;
  let from = 0;
  while (first < said.length && value.startsWith(said[first] as string, from)) {
    from += said[first]?.length ?? 0;
    first += 1;
  }
  let last = said.length;
  let to = value.length;
  for (; last > first; last -= 1) {
    const before = to - (said[last - 1]?.length ?? 0);
    if (before < from || !value.startsWith(said[last - 1] as string, before)) break;
    to = before;
  }
  // Beside a line feed, a carriage return that says one character would say none.
  if (spelled[first - 1] === "\r" && (from < to ? value[from] : spelled[last]) === "\n") {
    first -= 1;
    from -= 1;
  }
  return {
    head: spelled.slice(0, first).join(""),
    headValue: value.slice(0, from),
    middle: value.slice(from, to),
    tail: spelled.slice(last).join(""),
    tailValue: value.slice(to),
  };
}

function unreadable(reason: string): never {
  throw new TypeError(`What was read cannot be read: ${reason}.`);
}
