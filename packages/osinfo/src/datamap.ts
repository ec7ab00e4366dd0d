import { childrenOf, type XmlElement } from "./xml-element.ts";

/** A table from values as people write them to values as an installer writes them, such as keyboards or languages. */
export interface Datamap {
  /** `http://x.org/x11-keyboard`. */
  readonly id: string;
  readonly entries: Readonly<Record<string, string>>;
}

/** Reads a `datamap` element over what is known of it already. */
export function readDatamap(element: XmlElement, known: Datamap): Datamap {
  const entries: Record<string, string> = { ...known.entries };
  for (const { attributes } of childrenOf(element, "entry")) {
    if (attributes["inval"] !== undefined) entries[attributes["inval"]] = attributes["outval"] ?? "";
  }
  return { id: known.id, entries };
}
