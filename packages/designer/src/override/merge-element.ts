import type { XmlElement } from "@hob/xml";
import { elementName, isListed } from "./element-name.ts";
import { appendChild } from "./tree-edit.ts";

/** Lays one element over another of its name: attributes, text, and children each over their like. */
export function mergeElement(root: XmlElement, target: XmlElement, over: XmlElement): void {
  for (const [name, value] of over.attributes) target.setAttribute(name, value);
  const inside = over.elements();
  if (inside.length === 0) {
    if (over.text.trim() !== "") target.text = over.text;
    return;
  }
  for (const [, alike] of Map.groupBy(inside, ({ name }) => name)) {
    if (!isThereAlready(target, alike)) for (const child of alike) mergeChild(root, target, child, over);
  }
}

function mergeChild(root: XmlElement, target: XmlElement, child: XmlElement, over: XmlElement): void {
  const like = likeOf(target, child, over);
  if (like) mergeElement(root, like, child);
  else appendChild(root, target, child.copy());
}

function likeOf(target: XmlElement, child: XmlElement, over: XmlElement): XmlElement | undefined {
  const present = target.elements(child.name).filter(({ namespace }) => namespace === child.namespace);
  if (!isListed(target, child)) return present[0];
  const name = elementName(over, child);
  return name === null ? undefined : present.find((element) => elementName(target, element) === name);
}

/** Whether nameless elements of a list, such as arguments, stand there already, in a row: laid over twice is once. */
function isThereAlready(target: XmlElement, alike: readonly XmlElement[]): boolean {
  const [first] = alike;
  if (!first || !isListed(target, first) || elementName(target, first) !== null) return false;
  const present = target.elements(first.name);
  return present.some((_, start) =>
    alike.every((element, index) => {
      const other = present[start + index];
      return other !== undefined && says(other, element);
    }),
  );
}

/** Whether an element says all that another does. */
function says(element: XmlElement, other: XmlElement): boolean {
  for (const [name, value] of other.attributes) if (element.attribute(name) !== value) return false;
  const inside = other.elements();
  if (inside.length === 0 && other.text.trim() !== element.text.trim() && other.text.trim() !== "") return false;
  return inside.every((child) => element.elements(child.name).some((mine) => says(mine, child)));
}
