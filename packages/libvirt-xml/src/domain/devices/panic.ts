import { attribute, child, element, type Element, oneOf, type Open, within } from "../../kit/index.ts";
import { type Address, address } from "./address.ts";

/** How the guest tells the host that it has crashed. */
export interface Panic {
  readonly model?: Open<"isa" | "hyperv" | "pseries" | "s390" | "pvpanic">;
  readonly alias?: string;
  readonly address?: Address;
}

/** `<panic>`. */
export const panic: Element<Panic> = element("panic", {
  model: attribute("model", oneOf("isa", "hyperv", "pseries", "s390", "pvpanic")),
  alias: within("alias", attribute("name")),
  address: child(address),
});
