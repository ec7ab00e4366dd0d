import { pairAlike } from "./pair-alike.ts";
import { serialiseXml } from "./serialise-xml.ts";
import { standalone } from "./standalone.ts";
import type { XmlElement } from "./xml-element.ts";
import { declaredPrefix, prefixOf } from "./xml-scope.ts";

/** Something that two documents say differently. */
export interface XmlDifference {
  readonly kind: "added" | "removed" | "changed" | "moved";
  /** Where it is in the document that has it, or where it was: `/domain/devices/disk[2]/@type`. */
  readonly path: string;
  /** What is said there before: a value, or an element as XML; null for what was added. */
  readonly before: string | null;
  /** What is said after; null for what was removed. The new path of what has moved. */
  readonly after: string | null;
}

/**
 * Tells what two documents say differently, in the order of their elements.
 *
 * Layout is not told: blanks between elements, the order of attributes and of elements of different names, quotes,
 * prefixes, comments. The order of elements of one name is. Elements of one name are found again by what they have in
 * common, wherever they stand.
 */
export function compareXml(before: XmlElement, after: XmlElement): readonly XmlDifference[] {
  const path = `/${before.name}`;
  if (nameOf(before) === nameOf(after)) return [...differences(before, after, path, `/${after.name}`)];
  return [{ kind: "changed", path, before: shown(before), after: shown(after) }];
}

function* differences(before: XmlElement, after: XmlElement, path: string, newPath: string): Generator<XmlDifference> {
  const [old, now] = [attributesOf(before), attributesOf(after)];
  for (const [name, { written, value }] of old) {
    const other = now.get(name)?.value ?? null;
    if (other === value) continue;
    yield { kind: other === null ? "removed" : "changed", path: `${path}/@${written}`, before: value, after: other };
  }
  for (const [name, { written, value }] of now) {
    if (!old.has(name)) yield { kind: "added", path: `${newPath}/@${written}`, before: null, after: value };
  }
  const [text, newText] = [textOf(before), textOf(after)];
  if (text !== newText) {
    const kind = text === null ? "added" : newText === null ? "removed" : "changed";
    yield { kind, path: `${text === null ? newPath : path}/text()`, before: text, after: newText };
  }
  const groups = Map.groupBy(before.elements(), nameOf);
  const newGroups = Map.groupBy(after.elements(), nameOf);
  for (const name of new Set([...groups.keys(), ...newGroups.keys()])) {
    yield* siblings(groups.get(name) ?? [], newGroups.get(name) ?? [], path, newPath);
  }
}

/** What differs among the children of one name. */
function* siblings(
  before: readonly XmlElement[],
  after: readonly XmlElement[],
  path: string,
  newPath: string,
): Generator<XmlDifference> {
  const step = (of: readonly XmlElement[], at: number) =>
    `${of === before ? path : newPath}/${of[at]?.name}${of.length > 1 ? `[${at + 1}]` : ""}`;
  const pairs = pairAlike(before, after, { signature, traits });
  const partners = new Map(pairs.map((pair) => [pair.before, pair]));
  for (const [at, element] of before.entries()) {
    const pair = partners.get(at);
    if (!pair) {
      yield { kind: "removed", path: step(before, at), before: shown(element), after: null };
      continue;
    }
    const other = after[pair.after] as XmlElement;
    if (pair.moved) yield { kind: "moved", path: step(before, at), before: null, after: step(after, pair.after) };
    yield* differences(element, other, step(before, at), step(after, pair.after));
  }
  const kept = new Set(pairs.map((pair) => pair.after));
  for (const [at, element] of after.entries()) {
    if (!kept.has(at)) yield { kind: "added", path: step(after, at), before: null, after: shown(element) };
  }
}

/** The name whatever the prefix. */
const nameOf = ({ namespace, localName }: XmlElement) => `${namespace} ${localName}`;

/** An element as XML on one line. */
const shown = (element: XmlElement) => serialiseXml(standalone(element)).replaceAll(/\s*\n\s*/g, "");

/** The attributes by their names whatever the prefix, without namespace declarations. */
function attributesOf(element: XmlElement): ReadonlyMap<string, { readonly written: string; readonly value: string }> {
  const found = new Map<string, { readonly written: string; readonly value: string }>();
  for (const [written, value] of element.attributes) {
    if (declaredPrefix(written) !== undefined) continue;
    const prefix = prefixOf(written);
    const namespace = prefix === "" ? "" : (element.scope?.namespace(prefix) ?? prefix);
    found.set(`${namespace} ${written.slice(prefix === "" ? 0 : prefix.length + 1)}`, { written, value });
  }
  return found;
}

/** The characters inside; null where there are none but layout. */
function textOf(element: XmlElement): string | null {
  const { text } = element;
  return text === "" || (text.trim() === "" && element.elements().length > 0) ? null : text;
}

/** All that an element says, in one order whatever it is written in. */
function signature(element: XmlElement): string {
  const attributes = [...attributesOf(element)].map(([name, { value }]) => [name, value]).sort();
  const children = [...Map.groupBy(element.elements(), nameOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, alike]) => alike.map(signature));
  return JSON.stringify([nameOf(element), attributes, textOf(element), children]);
}

/** The single things that an element says, near and deep. */
function traits(element: XmlElement): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: XmlElement, path: string): void => {
    for (const [name, { value }] of attributesOf(node)) found.add(`${path}@${name}=${value}`);
    const text = textOf(node);
    if (text !== null) found.add(`${path}=${text}`);
    for (const child of node.elements()) visit(child, `${path}/${nameOf(child)}`);
  };
  visit(element, "");
  return found;
}
