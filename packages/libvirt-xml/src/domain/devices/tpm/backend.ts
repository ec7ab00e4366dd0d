import {
  attribute,
  child,
  element,
  type Element,
  flag,
  oneOf,
  type Open,
  required,
  within,
  yesNo,
} from "../../../kit/index.ts";

/** What does a trusted platform module's work. */
export interface TpmBackend {
  readonly type: Open<"emulator" | "passthrough" | "external">;
  readonly version?: Open<"1.2" | "2.0">;
  /** Whether its state outlives an undefined or transient guest. */
  readonly persistentState?: boolean;
  /** Type `emulator`: the id of libvirt's secret that its state is encrypted with. */
  readonly encryptionSecret?: string;
  /** Type `emulator`: which banks of measurements are kept; absent leaves them as they are. */
  readonly activePcrBanks?: {
    readonly sha1?: boolean;
    readonly sha256?: boolean;
    readonly sha384?: boolean;
    readonly sha512?: boolean;
  };
  /** Type `passthrough`: the host's device node. */
  readonly device?: string;
  /** Type `external`: the socket of a module that somebody else runs. */
  readonly source?: { readonly type: Open<"unix">; readonly mode: Open<"connect">; readonly path?: string };
}

/** `<tpm><backend>`. */
export const tpmBackend: Element<TpmBackend> = element("backend", {
  type: required(attribute("type", oneOf("emulator", "passthrough", "external"))),
  version: attribute("version", oneOf("1.2", "2.0")),
  persistentState: attribute("persistent_state", yesNo),
  encryptionSecret: within("encryption", attribute("secret")),
  activePcrBanks: child("active_pcr_banks", {
    sha1: flag("sha1"),
    sha256: flag("sha256"),
    sha384: flag("sha384"),
    sha512: flag("sha512"),
  }),
  device: within("device", attribute("path")),
  source: child("source", {
    type: required(attribute("type", oneOf("unix"))),
    mode: required(attribute("mode", oneOf("connect"))),
    path: attribute("path"),
  }),
});
