import { attribute, element, type Element, oneOf, type Open, required, yesNo } from "../../kit/index.ts";

/** A property asked of the firmware that libvirt chooses. */
export interface FirmwareFeature {
  readonly name: Open<"secure-boot" | "enrolled-keys">;
  readonly enabled: boolean;
}

/** `<os><firmware><feature>`. */
export const firmwareFeature: Element<FirmwareFeature> = element("feature", {
  enabled: required(attribute("enabled", yesNo)),
  name: required(attribute("name", oneOf("secure-boot", "enrolled-keys"))),
});
