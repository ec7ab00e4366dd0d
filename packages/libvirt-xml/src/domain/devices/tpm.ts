import { attribute, child, element, type Element, oneOf, type Open, required, within, yesNo } from "../../kit/index.ts";

/** A trusted platform module. */
export interface Tpm {
  readonly model?: Open<"tpm-crb" | "tpm-tis" | "tpm-spapr" | "spapr-tpm-proxy">;
  readonly backend: {
    readonly type: Open<"emulator" | "passthrough" | "external">;
    readonly version?: Open<"1.2" | "2.0">;
    /** Whether its state outlives an undefined or transient guest. */
    readonly persistentState?: boolean;
    /** Of a passed-through one. */
    readonly device?: string;
  };
  readonly alias?: string;
}

/** `<tpm>`. */
export const tpm: Element<Tpm> = element("tpm", {
  model: attribute("model", oneOf("tpm-crb", "tpm-tis", "tpm-spapr", "spapr-tpm-proxy")),
  backend: required(
    child("backend", {
      type: required(attribute("type", oneOf("emulator", "passthrough", "external"))),
      version: attribute("version", oneOf("1.2", "2.0")),
      persistentState: attribute("persistent_state", yesNo),
      device: within("device", attribute("path")),
    }),
  ),
  alias: within("alias", attribute("name")),
});
