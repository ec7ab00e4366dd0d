import { attribute, element, type Element, integer, oneOf, type Open } from "../kit/index.ts";

/** libvirt's own note of what is at the other end of a host's network interface. */
export interface LinkState {
  /** Megabits a second. */
  readonly speed?: number;
  readonly state?: Open<"unknown" | "notpresent" | "down" | "lowerlayerdown" | "testing" | "dormant" | "up">;
}

/**
 * `<link>` of an interface of the host, or of its node device.
 *
 * @source basictypes.rng, link-speed-state
 */
export const linkState: Element<LinkState> = element("link", {
  speed: attribute("speed", integer),
  state: attribute("state", oneOf("unknown", "notpresent", "down", "lowerlayerdown", "testing", "dormant", "up")),
});
