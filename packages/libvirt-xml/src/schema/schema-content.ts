import type { XmlElement } from "@hob/xml";
import { nameIn } from "../kit/declared-name.ts";
import type { Grammar } from "./grammar.ts";

/** An element that a grammar describes. */
export interface SchemaElement {
  readonly pattern: XmlElement;
  readonly grammar: Grammar;
  /** The namespace that its name and the names inside are in, unless they say another. */
  readonly namespace: string;
}

/** What a grammar allows in an element, by name; how often, and what excludes what, is left aside. */
export interface SchemaContent {
  readonly attributes: ReadonlySet<string>;
  /** By the name that declarations know them by: `disk`, `qemu:commandline`. */
  readonly elements: ReadonlyMap<string, readonly SchemaElement[]>;
  readonly text: boolean;
  /** Whether any element at all may be inside. */
  readonly anything: boolean;
}

/** What a grammar begins with: its root elements. */
export const rootsOf = (grammar: Grammar): SchemaContent =>
  content(grammar.start.map((pattern) => ({ pattern, grammar, namespace: "" })));

/** What may be in elements of one name: where a grammar describes several, what any of them may hold. */
export function content(described: readonly SchemaElement[]): SchemaContent {
  const attributes = new Set<string>();
  const elements = new Map<string, SchemaElement[]>();
  const followed = new Set<XmlElement>();
  let text = false;
  let anything = false;

  const visit = (node: XmlElement, grammar: Grammar, outer: string): void => {
    const namespace = node.attribute("ns") ?? outer;
    for (const child of node.elements()) {
      switch (child.localName) {
        case "attribute":
          // Its own name is in no namespace by itself.
          for (const name of namesOf(child, "")) attributes.add(name);
          break;
        case "element":
          // What other grammars may put in its place, and this one does not allow.
          if (child.elements().some(({ localName }) => localName === "notAllowed")) break;
          if (child.elements().some(({ localName }) => localName === "anyName")) anything = true;
          for (const name of namesOf(child, namespace)) {
            elements.set(name, [...(elements.get(name) ?? []), { pattern: child, grammar, namespace }]);
          }
          break;
        case "ref":
          for (const found of grammar.definitions.get(child.attribute("name") ?? "") ?? []) {
            if (followed.has(found)) continue;
            followed.add(found);
            visit(found, grammar, namespace);
          }
          break;
        case "grammar": {
          const inner = grammar.inner(child);
          for (const found of inner.start) visit(found, inner, namespace);
          break;
        }
        case "text":
        case "data":
        case "value":
          text = true;
          break;
        case "name":
        case "anyName":
          break;
        default:
          visit(child, grammar, namespace);
      }
    }
  };
  for (const { pattern, grammar, namespace } of described) visit(pattern, grammar, namespace);
  return { attributes, elements, text, anything };
}

/** The names that a pattern gives to an element or an attribute. */
function namesOf(pattern: XmlElement, outer: string): readonly string[] {
  const inside = (node: XmlElement): string[] =>
    node.elements().flatMap((child) => {
      if (child.localName === "name") return [child.text.trim()];
      return child.localName === "choice" ? inside(child) : [];
    });
  const own = pattern.attribute("name");
  const namespace = pattern.attribute("ns") ?? outer;
  return (own === undefined ? inside(pattern) : [own]).map(
    (name) => nameIn(namespace, name) ?? `{${namespace}}${name}`,
  );
}
