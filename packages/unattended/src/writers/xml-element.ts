import { XmlElement } from "@hob/xml";

type Content = XmlElement | readonly Content[] | string | null | false;

/** An element with attributes and with elements or text inside; null and false are left out. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly Content[]
): XmlElement {
  const children = content.flatMap(function flat(item: Content): XmlElement["children"] {
    if (item === null || item === false || item === "") return [];
    if (typeof item === "string") return [{ kind: "text", value: item }];
    return item instanceof XmlElement ? [item] : item.flatMap(flat);
  });
  return new XmlElement(name, { attributes: Object.entries(attributes), children });
}
