import { indexOfForbidden, isName } from "./xml-characters.ts";
import { UnwritableXml } from "./xml-errors.ts";

/**
 * Passes a value on, unless no XML document can hold it.
 *
 * @param accepted False for one that cannot stand at its place, whatever its characters are.
 * @throws UnwritableXml
 */
export function writable(what: string, value: string, accepted = true): string {
  if (accepted && indexOfForbidden(value) < 0) return value;
  throw new UnwritableXml({ what, value: JSON.stringify(value).slice(1, -1) });
}

/**
 * Passes a name on, unless nothing in a document can have it.
 *
 * @throws UnwritableXml
 */
export const writableName = (what: string, name: string): string => writable(what, name, isName(name));
