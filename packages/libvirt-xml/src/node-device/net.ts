import { attribute, child, ifAny, leaf, leaves, object, oneOf, type Open, required, type Slot } from "../kit/index.ts";
import { type LinkState, linkState } from "../link/state.ts";
import { capability } from "./capability.ts";

/** A network interface. */
export interface NetCapability {
  /** `eth0`. */
  readonly interface: string;
  /** The MAC address. */
  readonly address?: string;
  readonly link?: LinkState;
  /** What the hardware does itself. */
  readonly features?: readonly Open<
    "rx" | "tx" | "sg" | "tso" | "gso" | "gro" | "lro" | "rxvlan" | "txvlan" | "ntuple" | "rxhash" | "rdma" | "txudptnl"
  >[];
  /** Ethernet, or wireless. */
  readonly kinds?: readonly Open<"80203" | "80211">[];
}

/** `<capability type='net'>`. */
export const netCapability: Slot<NetCapability> = capability(
  "net",
  object({
    interface: required(leaf("interface")),
    address: leaf("address"),
    link: child(linkState),
    features: ifAny(leaves("feature", attribute("name"))),
    kinds: ifAny(leaves("capability", attribute("type", oneOf("80203", "80211")))),
  }),
);
