import { attribute, child, element, type Element, oneOf, type Open, required, within } from "../../kit/index.ts";
import { type Address, address } from "./address.ts";

/** What acts when the guest hangs. */
export interface Watchdog {
  readonly model: Open<"i6300esb" | "ib700" | "diag288" | "itco">;
  readonly action?: Open<"reset" | "shutdown" | "poweroff" | "pause" | "none" | "dump" | "inject-nmi">;
  readonly alias?: string;
  readonly address?: Address;
}

/** `<watchdog>`. */
export const watchdog: Element<Watchdog> = element("watchdog", {
  model: required(attribute("model", oneOf("i6300esb", "ib700", "diag288", "itco"))),
  action: attribute("action", oneOf("reset", "shutdown", "poweroff", "pause", "none", "dump", "inject-nmi")),
  alias: within("alias", attribute("name")),
  address: child(address),
});
