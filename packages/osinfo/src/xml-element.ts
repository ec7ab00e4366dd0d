import { SaxesParser } from "saxes";

/** An element of a database file: what is left of XML when nothing is to be written back. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text directly inside, not trimmed. */
  text: string;
  readonly children: XmlElement[];
}

/** A translated line of text. Cut out before the parser sees it, which halves its work. */
const translation = /<([a-z-]+) xml:lang=(?:"[^"<\n]*"|'[^'<\n]*')>[^<\n]*<\/\1>/g;

/**
 * Reads a database file, leaving out translations (`xml:lang`): they are two thirds of the database.
 *
 * @throws Error when the text is not well-formed or declares a document type.
 */
export function readXmlElement(text: string): XmlElement {
  const root: XmlElement = { name: "", attributes: {}, text: "", children: [] };
  const open = [root];
  let translated = 0;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw parser.makeError("a document type is not accepted");
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (translated > 0 || "xml:lang" in attributes) {
      translated += 1;
      return;
    }
    const element = { name, attributes, text: "", children: [] };
    (open.at(-1) as XmlElement).children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    if (translated === 0) (open.at(-1) as XmlElement).text += text;
  });
  parser.on("closetag", () => {
    if (translated > 0) translated -= 1;
    else open.pop();
  });
  parser.write(text.replaceAll(translation, "")).close();
  return root.children[0] as XmlElement;
}

/** The child elements of that name. */
export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** The text of the first child of that name, trimmed; null when it is absent or empty. */
export const textOf = (element: XmlElement, name: string): string | null =>
  element.children.find((child) => child.name === name)?.text.trim() || null;

/** The text of the first child of that name as it stands, for patterns whose blanks count; null when it is absent or empty. */
export const exactTextOf = (element: XmlElement, name: string): string | null =>
  element.children.find((child) => child.name === name)?.text || null;

/** Whether an attribute or text says yes, or what stands in for it where nothing is said. */
export const isTrue = (text: string | null | undefined, otherwise: boolean): boolean =>
  text === null || text === undefined ? otherwise : text === "true" || text === "yes";
