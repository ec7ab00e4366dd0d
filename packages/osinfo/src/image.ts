import { variantIdsOf } from "./os-variant.ts";
import { childrenOf, isTrue, textOf, type XmlElement } from "./xml-element.ts";

/** A disk image that is installed already. */
export interface Image {
  readonly arch: string;
  /** `qcow2`, `raw`, `vmdk`, `containerdisk`. */
  readonly format: string;
  readonly url: string | null;
  readonly variants: readonly string[];
  readonly hasCloudInit: boolean;
}

/** Reads the `image` elements of an operating system. */
export const readImages = (os: XmlElement): Image[] =>
  childrenOf(os, "image").map((image) => ({
    arch: image.attributes["arch"] ?? "all",
    format: image.attributes["format"] ?? "raw",
    url: textOf(image, "url"),
    variants: variantIdsOf(image),
    hasCloudInit: isTrue(image.attributes["cloud-init"], false),
  }));
