import { childrenOf, textOf, type XmlElement } from "./xml-element.ts";

/** A flavour of an operating system that has media or images of its own, such as `desktop` or `netinst`. */
export interface OsVariant {
  readonly id: string;
  /** For people: `Fedora Workstation`. */
  readonly name: string;
}

/** Reads the `variant` elements of an operating system. */
export const readVariants = (os: XmlElement): OsVariant[] =>
  childrenOf(os, "variant").map((variant) => {
    const id = variant.attributes["id"] ?? "";
    return { id, name: textOf(variant, "name") ?? id };
  });

/** The ids of the variants that a medium, tree or image is of. */
export const variantIdsOf = (element: XmlElement): string[] =>
  childrenOf(element, "variant").map((variant) => variant.attributes["id"] ?? "");
