import type { Finding } from "./finding.ts";
import { nearest } from "./nearest.ts";
import type { YamlMapping } from "./read-yaml.ts";

/** A warning for each key at the top that the reader would ignore, with the one that was probably meant. */
export function unknownKeys(
  mapping: Pick<YamlMapping, "keys">,
  known: readonly string[],
  reader: string,
): readonly Finding[] {
  return mapping.keys
    .filter(({ key }) => !known.includes(key))
    .map(({ key, line, column }) => {
      const meant = nearest(key, known);
      const hint = meant === null ? "" : `; '${meant}' is meant?`;
      return { line, column, message: `${reader} does not know '${key}' and ignores it${hint === "" ? "." : hint}` };
    });
}
