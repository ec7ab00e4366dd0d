import { attribute, element, type Element, oneOf, type Open, required } from "../../kit/index.ts";

/** What QEMU does when libvirt asks it for something deprecated: for those who test. */
export interface QemuDeprecation {
  readonly behavior: Open<"none" | "omit" | "reject" | "crash">;
}

/** `<qemu:deprecation>`. */
export const qemuDeprecation: Element<QemuDeprecation> = element("qemu:deprecation", {
  behavior: required(attribute("behavior", oneOf("none", "omit", "reject", "crash"))),
});
