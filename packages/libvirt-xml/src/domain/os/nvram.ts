import { attribute, element, type Element, oneOf, type Open, text, within } from "../../kit/index.ts";

/** The firmware's variables. */
export interface Nvram {
  readonly type?: Open<"file" | "block" | "network">;
  /** What a new one is copied from. */
  readonly template?: string;
  /** Absolute path on the host. */
  readonly path?: string;
  /** The path, in the form with a type. */
  readonly source?: string;
}

/** `<os><nvram>`. */
export const nvram: Element<Nvram> = element("nvram", {
  type: attribute("type", oneOf("file", "block", "network")),
  template: attribute("template"),
  path: text(),
  source: within("source", attribute("file")),
});
