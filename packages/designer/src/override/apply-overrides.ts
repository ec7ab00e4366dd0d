import { isHobError } from "@hob/errors";
import { coverage, devices, domain, edit, hobNotes, read, withHobNotes } from "@hob/libvirt-xml";
import { parseXml, serialiseXml, type XmlDocument, XmlElement } from "@hob/xml";
import type { Decision } from "../decision.ts";
import { ensureElement, findElements, fromOne, offered } from "./follow-path.ts";
import { mergeElement } from "./merge-element.ts";
import { type Override, overrideText } from "./override.ts";
import { InvalidOverride } from "./override-errors.ts";
import { type OverridePath, readOverridePath } from "./override-path.ts";
import { declarePrefixes, knownNamespaces, removeChild } from "./tree-edit.ts";

/** A document with overrides laid over it. */
export interface Overridden {
  readonly xml: string;
  /** One for each override, `by: "override"`. */
  readonly decisions: readonly Decision[];
  readonly warnings: readonly string[];
}

/**
 * Lays overrides over a domain's XML, in their order, and changes nothing else. They are kept with the guest, for
 * {@link keptOverrides}.
 *
 * Each is checked as it is laid over, by libvirt-xml's declarations; what these do not know is kept, with a warning.
 *
 * @param again Whether the document had them before: then one that leads nowhere is passed over, with a warning.
 * @throws InvalidOverride for the first that leads nowhere, is no XML, or makes the document one that libvirt refuses.
 */
export function applyOverrides(xml: string, overrides: readonly Override[], again = false): Overridden {
  if (overrides.length === 0) return { xml, decisions: [], warnings: [] };
  const tree = parseXml(xml);
  const decisions: Decision[] = [];
  const warnings: string[] = [];
  let known = new Set(coverage(domain, tree.root).untyped);
  for (const override of overrides) {
    const refuse = (reason: string, cause?: unknown) =>
      new InvalidOverride({ override: overrideText(override), reason }, { cause });
    const outcome = layOver(tree.root, override);
    if (typeof outcome === "string") {
      if (!again) throw refuse(outcome);
      warnings.push(`Override '${overrideText(override)}' no longer fits the guest: ${outcome}.`);
      continue;
    }
    check(tree, refuse);
    const untyped = coverage(domain, tree.root).untyped.filter((path) => !path.startsWith("/domain/metadata/"));
    for (const path of untyped.filter((one) => !known.has(one))) {
      warnings.push(`Hob does not know ${path}, which an override sets: libvirt decides whether it takes it.`);
    }
    known = new Set(untyped);
    decisions.push({ ...outcome, because: "As the override says.", by: "override" });
  }
  return { xml: withKeptOverrides(serialiseXml(tree), overrides), decisions, warnings };
}

/** The overrides that a guest keeps; empty when there are none, or when others have written over them. */
export function keptOverrides(metadata: readonly string[] | undefined): readonly Override[] {
  const kept = hobNotes(metadata)["overrides"];
  if (kept === undefined) return [];
  try {
    const list: unknown = JSON.parse(kept);
    return Array.isArray(list) ? list.filter(isOverride) : [];
  } catch {
    return [];
  }
}

/** The document with these as the overrides that its guest keeps. */
export function withKeptOverrides(xml: string, overrides: readonly Override[]): string {
  return edit(xml, domain, (guest) => {
    const { overrides: _before, ...notes } = hobNotes(guest.metadata);
    if (overrides.length === 0 && _before === undefined) return guest;
    const kept = overrides.length === 0 ? notes : { ...notes, overrides: JSON.stringify(overrides) };
    return { ...guest, metadata: withHobNotes(guest.metadata, kept) };
  });
}

const keys = ["set", "delete", "create", "merge"];
const isOverride = (value: unknown): value is Override =>
  typeof value === "object" &&
  value !== null &&
  keys.some((key) => typeof (value as Record<string, unknown>)[key] === "string") &&
  (!("set" in value) || typeof (value as Record<string, unknown>)["value"] === "string");

type Outcome = Pick<Decision, "path" | "value" | "alternatives">;

/** Answers what was done, or why it could not be. */
function layOver(root: XmlElement, override: Override): Outcome | string {
  if ("merge" in override) return merge(root, override.merge);
  const text = "set" in override ? override.set : "delete" in override ? override.delete : override.create;
  const path = readOverridePath(text);
  if (typeof path === "string") return path;
  if ("delete" in override) return remove(root, path);
  if ("create" in override && path.attribute !== null) return "only elements are created; an attribute is set";
  const before = valueAt(root, path);
  const element = ensureElement(root, path.steps);
  if (typeof element === "string") return element;
  if (!("set" in override)) return { path: said(path), value: "created", alternatives: [] };
  if (path.attribute !== null) element.setAttribute(path.attribute, override.value);
  else if (element.elements().length > 0) return `<${element.name}> holds elements, not a text`;
  else element.text = override.value;
  const alternatives = before === null || before === override.value ? [] : [before];
  return { path: said(path), value: override.value, alternatives };
}

/** As decisions write paths: an attribute like an element. */
const said = ({ steps, attribute }: OverridePath): string =>
  [
    ...steps.map(({ name, predicates }) => name + predicates.map(bracket).join("")),
    ...(attribute ? [attribute] : []),
  ].join("/");

function bracket(predicate: OverridePath["steps"][number]["predicates"][number]): string {
  switch (predicate.kind) {
    case "number":
      return predicate.number === Number.POSITIVE_INFINITY ? "[last()]" : `[${predicate.number}]`;
    case "name":
      return `[${predicate.name}]`;
    case "says":
      return `[${[...predicate.elements, ...(predicate.attribute === null ? [] : [`@${predicate.attribute}`])].join("/")}='${predicate.value}']`;
  }
}

function valueAt(root: XmlElement, { steps, attribute }: OverridePath): string | null {
  const element = findElements(root, steps)[0]?.element;
  if (!element) return null;
  if (attribute !== null) return element.attribute(attribute) ?? null;
  return element.elements().length === 0 ? element.text : null;
}

function remove(root: XmlElement, path: OverridePath): Outcome | string {
  const { steps, attribute } = path;
  const found = findElements(root, steps);
  if (found.length === 0) return nowhere(root, steps);
  const before = valueAt(root, path);
  if (attribute === null) for (const { parent, element } of found) removeChild(parent, element);
  else {
    const having = found.filter(({ element }) => element.attribute(attribute) !== undefined);
    if (having.length === 0) return `<${steps.at(-1)?.name ?? root.name}> has no attribute '${attribute}'`;
    for (const { element } of having) element.removeAttribute(attribute);
  }
  return { path: said(path), value: "none", alternatives: before === null || before === "" ? [] : [before] };
}

function nowhere(root: XmlElement, steps: OverridePath["steps"]): string {
  const index = steps.findIndex((_, at) => findElements(root, steps.slice(0, at + 1)).length === 0);
  const above = findElements(root, steps.slice(0, index))[0]?.element ?? root;
  const { name, predicates } = steps[index] ?? { name: "place", predicates: [] };
  const place = `${name}${predicates.map(bracket).join("")}`;
  const hints = [...new Set(predicates.map(fromOne))].join("");
  return `there is no ${place} in <${above.name}>${hints}${offered(above, above.elements(name))}`;
}

function merge(root: XmlElement, xml: string): Outcome | string {
  const over = parseFragment(xml);
  if (typeof over === "string") return over;
  const { name } = over;
  const isDomain = name === "domain";
  // Memory is both an amount and a device, which has a model.
  const isDevice =
    devices.order.includes(name) && (!domain.order.includes(name) || over.attribute("model") !== undefined);
  if (!isDomain && !isDevice && !domain.order.includes(name)) {
    return `<${name}> is neither a device nor an element of <domain>; for one that Hob does not know write <domain><${name}/></domain>`;
  }
  declarePrefixes(root, over);
  mergeElement(root, root, isDomain ? over : within(isDevice ? ["domain", "devices"] : ["domain"], over));
  const path = isDomain ? "domain" : `${isDevice ? "devices/" : ""}${name}`;
  return { path, value: overrideText({ merge: xml.trim() }), alternatives: [] };
}

/** The root of an override's XML, which may use libvirt's prefixes undeclared; or why it is none. */
function parseFragment(xml: string): XmlElement | string {
  const declarations = Object.entries(knownNamespaces).map(([prefix, uri]) => ` xmlns:${prefix}='${uri}'`);
  const usesPrefix = /<\/?(?:qemu|lxc|xen|bhyve|vmware):/.test(xml);
  try {
    if (!usesPrefix) return parseXml(xml.trim()).root;
    const inside = parseXml(`<domain${declarations.join("")}>${xml.trim()}</domain>`).root.elements();
    return inside.length === 1 ? (inside[0] as XmlElement) : "more than one element stands side by side";
  } catch (error) {
    if (isHobError(error)) return error.message;
    throw error;
  }
}

function within(names: readonly string[], element: XmlElement): XmlElement {
  let inside = element;
  for (const name of names.toReversed()) inside = new XmlElement(name, { children: [inside] });
  return inside;
}

function check(tree: XmlDocument, refuse: (reason: string, cause: unknown) => Error): void {
  try {
    read(domain, tree);
  } catch (error) {
    if (isHobError(error)) throw refuse(error.message, error);
    throw error;
  }
}
