import { attribute, child, element, type Element, oneOf, type Open, required } from "../../kit/index.ts";
import { deviceInfo, type DeviceInfo } from "./device-info.ts";
import { type TpmBackend, tpmBackend } from "./tpm/backend.ts";

/** A trusted platform module. */
export interface Tpm extends DeviceInfo {
  readonly model?: Open<"tpm-crb" | "tpm-tis" | "tpm-spapr" | "spapr-tpm-proxy">;
  readonly backend: TpmBackend;
}

/** `<tpm>`. */
export const tpm: Element<Tpm> = element("tpm", {
  model: attribute("model", oneOf("tpm-crb", "tpm-tis", "tpm-spapr", "spapr-tpm-proxy")),
  backend: required(child(tpmBackend)),
  ...deviceInfo,
});
