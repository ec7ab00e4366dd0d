import { attribute, element, type Element, integer, oneOf, type Open, required } from "../kit/index.ts";

/** How many bits a physical address has. */
export interface MaxPhysAddr {
  readonly mode: Open<"emulate" | "passthrough">;
  readonly bits?: number;
  /** Of `passthrough`: at most so many, whatever the host has. */
  readonly limit?: number;
}

/** `<cpu><maxphysaddr>`; `limit` since libvirt 9.3. */
export const maxPhysAddr: Element<MaxPhysAddr> = element("maxphysaddr", {
  mode: required(attribute("mode", oneOf("emulate", "passthrough"))),
  bits: attribute("bits", integer),
  limit: attribute("limit", integer),
});
