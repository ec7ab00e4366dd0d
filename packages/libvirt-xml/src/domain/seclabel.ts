import { attribute, element, type Element, leaf, oneOf, type Open, required, yesNo } from "../kit/index.ts";

/** How a security driver of the host confines the guest. */
export interface Seclabel {
  readonly type: Open<"dynamic" | "static" | "none">;
  readonly model?: Open<"apparmor" | "selinux" | "dac">;
  readonly relabel?: boolean;
  readonly label?: string;
  readonly imagelabel?: string;
  readonly baselabel?: string;
}

/** `<seclabel>`. */
export const seclabel: Element<Seclabel> = element("seclabel", {
  type: required(attribute("type", oneOf("dynamic", "static", "none")), "dynamic"),
  model: attribute("model", oneOf("apparmor", "selinux", "dac")),
  relabel: attribute("relabel", yesNo),
  label: leaf("label"),
  imagelabel: leaf("imagelabel"),
  baselabel: leaf("baselabel"),
});
