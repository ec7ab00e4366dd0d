const start =
  ":A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}" +
  "\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}";
const inside = `${start}.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}-`;
const nameStart = new RegExp(`[${start}]`, "uy");
const nameRest = new RegExp(`[${inside}]*`, "uy");

/** For each ASCII character: 1 when a name may begin with it, 2 when it may hold it, 0 when neither. */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[:A-Z_a-z]/.test(character) ? 1 : /[.0-9-]/.test(character) ? 2 : 0;
});

/**
 * Where the name that begins at an index ends; the index itself when none begins there.
 *
 * @source XML 1.0, fifth edition, production 5.
 */
export function endOfName(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code < 128; code = text.charCodeAt(at)) {
    const kind = ascii[code];
    if (kind === 0 || (kind === 2 && at === from)) return at;
    at += 1;
  }
  if (at >= text.length) return at;
  nameStart.lastIndex = at;
  if (at === from && !nameStart.test(text)) return from;
  nameRest.lastIndex = at;
  return at + (nameRest.exec(text)?.[0].length ?? 0);
}

/** Whether the whole of a text is a name of an element, an attribute or an instruction. */
export const isName = (text: string): boolean => text !== "" && endOfName(text, 0) === text.length;

// oxlint-disable-next-line no-control-regex -- these are the characters that XML 1.0 forbids
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** The index of the first character that no XML document can hold, such as NUL or half a surrogate pair; −1 for none. */
export function indexOfForbidden(text: string): number {
  const at = text.search(forbidden);
  return at >= 0 || text.isWellFormed() ? at : text.search(half);
}
