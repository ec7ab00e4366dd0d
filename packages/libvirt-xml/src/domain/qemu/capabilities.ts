import { attribute, element, type Element, leaves } from "../../kit/index.ts";

/** Abilities of QEMU that libvirt is to believe in or not, whatever it found: for those who develop libvirt. */
export interface QemuCapabilities {
  readonly add: readonly string[];
  readonly del: readonly string[];
}

/** `<qemu:capabilities>`. */
export const qemuCapabilities: Element<QemuCapabilities> = element("qemu:capabilities", {
  add: leaves("qemu:add", attribute("capability")),
  del: leaves("qemu:del", attribute("capability")),
});
