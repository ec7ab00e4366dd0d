import { attribute, element, type Element, leaves } from "../../kit/index.ts";

/** What bhyve is started with beyond what libvirt makes of the guest. */
export interface BhyveCommandline {
  readonly args: readonly string[];
}

/** `<bhyve:commandline>`. */
export const bhyveCommandline: Element<BhyveCommandline> = element("bhyve:commandline", {
  args: leaves("bhyve:arg", attribute("value")),
});
