import { attribute, element, type Element, leaves } from "../../kit/index.ts";

/** What the device model of a Xen guest is started with beyond what libvirt makes of the guest. */
export interface XenCommandline {
  readonly args: readonly string[];
}

/** `<xen:commandline>`. */
export const xenCommandline: Element<XenCommandline> = element("xen:commandline", {
  args: leaves("xen:arg", attribute("value")),
});
