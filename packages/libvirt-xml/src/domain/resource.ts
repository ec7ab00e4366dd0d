import { attribute, element, type Element, leaf, within } from "../kit/index.ts";

/** What groups the guest with others on the host. */
export interface Resource {
  /** The control group it runs in: `/machine`. */
  readonly partition?: string;
  /** What the fabric of a Fibre Channel network tells the guest's traffic by. */
  readonly fibrechannelAppid?: string;
}

/** `<resource>`. */
export const resource: Element<Resource> = element("resource", {
  partition: leaf("partition"),
  fibrechannelAppid: within("fibrechannel", attribute("appid")),
});
