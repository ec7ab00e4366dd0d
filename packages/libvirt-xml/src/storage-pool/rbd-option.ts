import { attribute, element, type Element, required } from "../kit/index.ts";

/** An option of the RBD client, as in Ceph's configuration. */
export interface RbdOption {
  readonly name: string;
  readonly value: string;
}

/** `<pool><rbd:config_opts><rbd:option>`. */
export const rbdOption: Element<RbdOption> = element("rbd:option", {
  name: required(attribute("name")),
  value: required(attribute("value")),
});
