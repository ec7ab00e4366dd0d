import { attribute, element, type Element, leaf, oneOf, type Open, required } from "../kit/index.ts";

/** What a secret is for: which property is there follows from the type. */
export interface SecretUsage {
  readonly type: Open<"volume" | "ceph" | "iscsi" | "tls" | "vtpm">;
  /** Type `volume`: the path of an encrypted volume. */
  readonly volume?: string;
  /** Types `ceph`, `tls` and `vtpm`: a name of the user's own. */
  readonly name?: string;
  /** Type `iscsi`: a name of the user's own. */
  readonly target?: string;
}

/** `<secret><usage>`. */
export const secretUsage: Element<SecretUsage> = element("usage", {
  type: required(attribute("type", oneOf("volume", "ceph", "iscsi", "tls", "vtpm"))),
  volume: leaf("volume"),
  name: leaf("name"),
  target: leaf("target"),
});
