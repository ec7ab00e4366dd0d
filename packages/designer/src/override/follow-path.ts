import type { XmlElement } from "@hob/xml";
import { elementName } from "./element-name.ts";
import type { PathStep, Predicate } from "./override-path.ts";
import { appendChild, knownNamespaces, newElement } from "./tree-edit.ts";

/** An element with what it stands in. */
export interface Found {
  readonly parent: XmlElement;
  readonly element: XmlElement;
}

/** Every element that a path leads to. */
export function findElements(root: XmlElement, steps: readonly PathStep[]): readonly Found[] {
  let found: readonly Found[] = [{ parent: root, element: root }];
  for (const step of steps) {
    found = found.flatMap(({ element: parent }) => stepInto(parent, step).map((element) => ({ parent, element })));
  }
  return found;
}

function stepInto(parent: XmlElement, { name, predicates }: PathStep): readonly XmlElement[] {
  let found: readonly XmlElement[] = parent.elements(name);
  for (const predicate of predicates) found = fitting(parent, found, predicate);
  return found;
}

function fitting(parent: XmlElement, of: readonly XmlElement[], predicate: Predicate): readonly XmlElement[] {
  if (predicate.kind === "number") {
    const one = predicate.number === Number.POSITIVE_INFINITY ? of.at(-1) : of[predicate.number - 1];
    return one ? [one] : [];
  }
  if (predicate.kind === "name") return of.filter((element) => isCalled(parent, element, predicate.name));
  return of.filter((element) => {
    let node: XmlElement | undefined = element;
    for (const step of predicate.elements) node = node?.element(step);
    return predicate.attribute === null
      ? node?.text.trim() === predicate.value
      : node?.attribute(predicate.attribute) === predicate.value;
  });
}

/** Whether it is an element's name; a controller is also called by its type alone. */
const isCalled = (parent: XmlElement, element: XmlElement, name: string) =>
  elementName(parent, element) === name || (element.name === "controller" && element.attribute("type") === name);

/** The element that a path leads to; made, with all that is missing on the way. Answers why it cannot be. */
export function ensureElement(root: XmlElement, steps: readonly PathStep[]): XmlElement | string {
  let parent = root;
  for (const step of steps) {
    const next = stepInto(parent, step)[0] ?? makeStep(root, parent, step);
    if (typeof next === "string") return next;
    parent = next;
  }
  return parent;
}

function makeStep(root: XmlElement, parent: XmlElement, { name, predicates }: PathStep): XmlElement | string {
  const present = parent.elements(name);
  for (const predicate of predicates) {
    if (predicate.kind === "name")
      return `there is no ${name} '${predicate.name}'${fromOne(predicate)}${offered(parent, present)}`;
    const isNext = predicate.kind !== "number" || predicate.number === present.length + 1;
    if (!isNext && predicate.number !== Number.POSITIVE_INFINITY) {
      return `there are ${present.length} of <${name}>, so that number ${predicate.number} cannot be made`;
    }
  }
  const element = newElement(root, name);
  if (!element) {
    return `the prefix of '${name}' is not declared; known are ${Object.keys(knownNamespaces)
      .map((one) => `'${one}'`)
      .join(", ")}`;
  }
  appendChild(root, parent, element);
  for (const predicate of predicates) {
    if (predicate.kind !== "says") continue;
    const at = ensureElement(
      element,
      predicate.elements.map((one) => ({ name: one, predicates: [] })),
    );
    if (typeof at === "string") return at;
    if (predicate.attribute === null) at.text = predicate.value;
    else at.setAttribute(predicate.attribute, predicate.value);
  }
  return element;
}

/** Decisions count interfaces from 0, as programs do; paths count from 1, as XPath does. */
export const fromOne = (predicate: Predicate): string =>
  predicate.kind === "name" && predicate.name === "0" ? "; numbers begin at 1" : "";

/** `; there are 'vda', 'sda'`. */
export function offered(parent: XmlElement, present: readonly XmlElement[]): string {
  const names = present.flatMap((element) => elementName(parent, element) ?? []);
  return names.length === 0 ? "" : `; there are ${names.map((one) => `'${one}'`).join(", ")}`;
}
