import type { XmlElement } from "./xml-element.ts";
import { declaredPrefix, prefixOf } from "./xml-scope.ts";

/**
 * An element that can stand alone: itself, or where it uses prefixes that are declared around it, a copy that declares
 * them too.
 */
export function standalone(element: XmlElement): XmlElement {
  const missing = [...usedPrefixes(element, new Set())].flatMap((prefix): (readonly [string, string])[] => {
    const uri = element.scope?.namespace(prefix);
    return uri === undefined || uri === "" ? [] : [[prefix === "" ? "xmlns" : `xmlns:${prefix}`, uri]];
  });
  if (missing.length === 0) return element;
  const copy = element.copy();
  for (const [name, uri] of missing) copy.setAttribute(name, uri);
  return copy;
}

/** The prefixes that an element uses without declaring them; the empty one for names without any. */
function usedPrefixes(element: XmlElement, declaredOutside: ReadonlySet<string>): Set<string> {
  const own = [...element.attributes.keys()].flatMap((name) => declaredPrefix(name) ?? []);
  const declared = own.length > 0 ? new Set([...declaredOutside, ...own]) : declaredOutside;
  const used = new Set<string>();
  const use = (prefix: string) => {
    if (prefix !== "xml" && !declared.has(prefix)) used.add(prefix);
  };
  use(prefixOf(element.name));
  for (const name of element.attributes.keys()) {
    if (name.includes(":") && declaredPrefix(name) === undefined) use(prefixOf(name));
  }
  for (const child of element.elements()) for (const prefix of usedPrefixes(child, declared)) used.add(prefix);
  return used;
}
