import { attribute, element, type Element, integer, required } from "../../kit/index.ts";

/** A device of the host that the network's traffic leaves by. */
export interface ForwardInterface {
  readonly dev: string;
  /** libvirt's own note: guests that use it. */
  readonly connections?: number;
}

/** `<network><forward><interface>`; alone it is what `virNetworkUpdate` takes for its section forward-interface. */
export const forwardInterface: Element<ForwardInterface> = element("interface", {
  dev: required(attribute("dev")),
  connections: attribute("connections", integer),
});
