import { type XmlElement, childrenOf } from "./xml-element.ts";

/** Whether an operating system starts from a firmware, on one architecture. */
export interface Firmware {
  readonly arch: string;
  readonly type: "bios" | "efi";
  readonly supported: boolean;
}

/** Reads the `firmware` elements of an operating system. */
export const readFirmware = (os: XmlElement): Firmware[] =>
  childrenOf(os, "firmware").flatMap(({ attributes: { arch, type, supported } }) =>
    arch !== undefined && (type === "bios" || type === "efi") ? [{ arch, type, supported: supported !== "false" }] : [],
  );
