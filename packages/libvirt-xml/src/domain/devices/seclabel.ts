import { attribute, element, type Element, leaf, oneOf, type Open, yesNo } from "../../kit/index.ts";

/** How a security driver labels one file of a guest, where that differs from the rest. */
export interface DeviceSeclabel {
  readonly model?: Open<"apparmor" | "selinux" | "dac">;
  readonly relabel?: boolean;
  /** libvirt's own note: the file could not be labelled. */
  readonly labelskip?: boolean;
  readonly label?: string;
}

/** `<seclabel>` below a source. */
export const deviceSeclabel: Element<DeviceSeclabel> = element("seclabel", {
  model: attribute("model", oneOf("apparmor", "selinux", "dac")),
  labelskip: attribute("labelskip", yesNo),
  relabel: attribute("relabel", yesNo),
  label: leaf("label"),
});
