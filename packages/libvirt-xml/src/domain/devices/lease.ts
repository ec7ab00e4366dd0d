import { attribute, child, element, type Element, integer, leaf, required } from "../../kit/index.ts";

/** A lock that the guest must hold to run, so that no two hosts run it. */
export interface Lease {
  readonly lockspace?: string;
  readonly key: string;
  /** The file that holds the lock, and the byte where it begins there. */
  readonly target: { readonly path: string; readonly offset?: number };
}

/** `<lease>`. */
export const lease: Element<Lease> = element("lease", {
  lockspace: leaf("lockspace"),
  key: required(leaf("key")),
  target: required(child("target", { path: required(attribute("path")), offset: attribute("offset", integer) })),
});
