import { attribute, element, type Element, oneOf, type Open, text, yesNo } from "../../kit/index.ts";

/** The firmware's program. */
export interface Loader {
  readonly readonly?: boolean;
  /** Whether it demands System Management Mode, as Secure Boot does. */
  readonly secure?: boolean;
  readonly type?: Open<"rom" | "pflash">;
  readonly stateless?: boolean;
  /** Absolute path on the host; absent while libvirt chooses it. */
  readonly path?: string;
}

/** `<os><loader>`. */
export const loader: Element<Loader> = element("loader", {
  readonly: attribute("readonly", yesNo),
  secure: attribute("secure", yesNo),
  type: attribute("type", oneOf("rom", "pflash")),
  stateless: attribute("stateless", yesNo),
  path: text(),
});
