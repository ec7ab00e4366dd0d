import { attribute, child, element, type Element, leaves, required, text, yesNo } from "../kit/index.ts";
import { enumeration } from "./enumeration.ts";

/** What firmware a guest can have. */
export interface OsCapabilities {
  readonly supported: boolean;
  /** What libvirt can choose by itself: `efi`, `bios`. */
  readonly firmware: readonly string[];
  readonly loader?: {
    readonly supported: boolean;
    /** Firmware programs installed on the host. */
    readonly paths: readonly string[];
    readonly type: readonly string[];
    readonly readonly: readonly string[];
    readonly secure: readonly string[];
  };
}

const supported = required(attribute("supported", yesNo));

/** `<domainCapabilities><os>`. */
export const osCapabilities: Element<OsCapabilities> = element("os", {
  supported,
  firmware: enumeration("firmware"),
  loader: child("loader", {
    supported,
    paths: leaves("value", text()),
    type: enumeration("type"),
    readonly: enumeration("readonly"),
    secure: enumeration("secure"),
  }),
});
