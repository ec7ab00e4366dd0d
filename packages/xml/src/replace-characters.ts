import { respell } from "./respell.ts";
import { escapeText } from "./xml-escapes.ts";
import type { XmlCdata, XmlNode, XmlText } from "./xml-node.ts";

const isCharacters = (node: XmlNode): node is XmlText | XmlCdata => node.kind === "text" || node.kind === "cdata";

/** The characters among an element's children, CDATA included. */
export function charactersOf(children: readonly XmlNode[]): string {
  let text = "";
  for (const child of children) if (isCharacters(child)) text += child.value;
  return text;
}

/**
 * Makes the characters among an element's children say something else. What stays of them keeps its place and its
 * spelling, as references or CDATA; other children stay.
 */
export function replaceCharacters(children: XmlNode[], value: string): void {
  const before = children.filter(isCharacters);
  // The nodes that say the same at the beginning and at the end are not touched.
  let first = 0;
  let from = 0;
  for (; first < before.length - 1; first += 1) {
    const said = before[first]?.value ?? "";
    if (!value.startsWith(said, from)) break;
    from += said.length;
  }
  let last = before.length - 1;
  let to = value.length;
  for (; last > first; last -= 1) {
    const start = to - (before[last]?.value.length ?? 0);
    if (start < from || !value.startsWith(before[last]?.value ?? "", start)) break;
    to = start;
  }
  const replaced = new Set(before.slice(first, last + 1));
  const node = before[first];
  const put = node ? changed(node, value.slice(from, to)) : changed({ kind: "text", value: "" }, value);
  const at = node ? children.indexOf(node) : 0;
  const after = children.slice(at).filter((child) => !(isCharacters(child) && replaced.has(child)));
  children.splice(at, children.length - at, ...put, ...after);
}

/** Characters that say something else, spelled as they were where that can be. */
function changed(node: XmlText | XmlCdata, value: string): readonly (XmlText | XmlCdata)[] {
  if (value === "") return [];
  // CDATA holds neither its own end nor a carriage return.
  if (node.kind === "cdata") return [{ kind: /\]\]>|\r/.test(value) ? "text" : "cdata", value }];
  const { raw } = node;
  if (raw === undefined || raw === escapeText(node.value)) return [{ kind: "text", value }];
  const { head, headValue, middle, tail, tailValue } = respell(raw, value);
  const parts: readonly XmlText[] = [
    { kind: "text", value: headValue, raw: head },
    { kind: "text", value: middle },
    { kind: "text", value: tailValue, raw: tail },
  ];
  return parts.filter((part) => part.value !== "");
}
