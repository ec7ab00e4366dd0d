import { attribute, child, element, type Element, oneOf, onOff, type Open, within } from "../../kit/index.ts";
import { toggle } from "./toggle.ts";

/** What a guest is offered by Xen. */
export interface Xen {
  /** Shows a paravirtual guest the host's memory map. */
  readonly e820Host?: boolean;
  /** Lets the host's devices be passed through. */
  readonly passthrough?: { readonly state?: boolean; readonly mode?: Open<"sync_pt" | "share_pt"> };
}

/** `<features><xen>`. */
export const xen: Element<Xen> = element("xen", {
  e820Host: within("e820_host", toggle),
  passthrough: child("passthrough", {
    state: attribute("state", onOff),
    mode: attribute("mode", oneOf("sync_pt", "share_pt")),
  }),
});
