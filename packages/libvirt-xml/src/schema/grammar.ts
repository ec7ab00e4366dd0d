import { parseXml, type XmlElement } from "@hob/xml";

/** A RELAX NG grammar with all that it includes. */
export interface Grammar {
  /** The patterns by name; several where a grammar adds to what it includes. */
  readonly definitions: ReadonlyMap<string, readonly XmlElement[]>;
  readonly start: readonly XmlElement[];
  /** The grammar that stands inside a pattern. */
  inner(pattern: XmlElement): Grammar;
}

/**
 * Makes a reader of grammars by their files' names, such as `domain.rng`; each file is read once.
 *
 * @param load Gives the text of a file.
 */
export function grammarReader(load: (file: string) => string): (file: string) => Grammar {
  const roots = new Map<string, XmlElement>();
  const inside = new Map<XmlElement, Grammar>();
  const rootOf = (file: string) => {
    const root = roots.get(file) ?? parseXml(load(file)).root;
    roots.set(file, root);
    return root;
  };
  const inner = (pattern: XmlElement): Grammar => {
    const known = inside.get(pattern);
    if (known) return known;
    const definitions = new Map<string, XmlElement[]>();
    const start: XmlElement[] = [];
    const define = (name: string, patterns: readonly XmlElement[]) =>
      definitions.set(name, [...(definitions.get(name) ?? []), ...patterns]);
    const collect = (node: XmlElement): void => {
      for (const child of node.elements()) {
        if (child.localName === "define") define(child.attribute("name") ?? "", [child]);
        else if (child.localName === "start") start.push(child);
        else if (child.localName === "div") collect(child);
        else if (child.localName === "include") {
          const included = inner(rootOf(child.attribute("href") ?? ""));
          for (const [name, patterns] of included.definitions) define(name, patterns);
          start.push(...included.start);
          collect(child);
        }
      }
    };
    collect(pattern);
    const grammar = { definitions, start, inner };
    inside.set(pattern, grammar);
    return grammar;
  };
  return (file) => inner(rootOf(file));
}
