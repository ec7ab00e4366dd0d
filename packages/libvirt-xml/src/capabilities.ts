import { child, children, element, type Element, required } from "./kit/index.ts";
import { type GuestCapabilities, guestCapabilities } from "./capabilities/guest.ts";
import { type HostCapabilities, hostCapabilities } from "./capabilities/host.ts";

/** What a host is and what guests it can run. */
export interface Capabilities {
  readonly host: HostCapabilities;
  readonly guests: readonly GuestCapabilities[];
}

/** `<capabilities>`: the document of `virConnectGetCapabilities`. */
export const capabilities: Element<Capabilities> = element("capabilities", {
  host: required(child(hostCapabilities)),
  guests: children(guestCapabilities),
});
