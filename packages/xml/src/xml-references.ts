import { indexOfForbidden } from "./xml-characters.ts";

const predefined: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/**
 * Replaces the references in characters: the five predefined entities and numbers of characters.
 *
 * @param refuse Says what is wrong with the one at an index, and throws.
 */
export function resolveReferences(characters: string, refuse: (reason: string, at: number) => never): string {
  let resolved = "";
  let from = 0;
  for (let at = characters.indexOf("&"); at >= 0; at = characters.indexOf("&", from)) {
    const end = characters.indexOf(";", at);
    if (end < 0) refuse("an ampersand begins an entity that does not end", at);
    const name = characters.slice(at + 1, end);
    const value = predefined.get(name) ?? character(name);
    if (value === undefined) {
      const what = name.startsWith("#") ? "the character reference" : "the entity";
      refuse(`${what} &${name.slice(0, 40)}; is not accepted`, at);
    }
    resolved += characters.slice(from, at) + value;
    from = end + 1;
  }
  return resolved + characters.slice(from);
}

/** The character of `#10` or `#x1F600`; undefined for one that XML forbids. */
function character(name: string): string | undefined {
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (!digits) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  if (code > 0x10_ff_ff) return undefined;
  const found = String.fromCodePoint(code);
  return indexOfForbidden(found) < 0 ? found : undefined;
}
