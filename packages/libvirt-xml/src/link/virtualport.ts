import { attribute, child, element, type Element, integer, oneOf, type Open } from "../kit/index.ts";

/** How a switch that knows its ports is told which one this is: which parameters are there follows from the type. */
export interface Virtualport {
  /** Absent where the parameters of several types are merged: a network's, a portgroup's and an interface's. */
  readonly type?: Open<"802.1Qbg" | "802.1Qbh" | "openvswitch" | "midonet">;
  readonly parameters?: {
    /** Type `802.1Qbg`. */
    readonly managerid?: number;
    readonly typeid?: number;
    readonly typeidversion?: number;
    /** A UUID. */
    readonly instanceid?: string;
    /** Types `openvswitch` and `midonet`: a UUID. */
    readonly interfaceid?: string;
    /** Types `802.1Qbh` and `openvswitch`. */
    readonly profileid?: string;
  };
}

/**
 * `<virtualport>` of a network, a portgroup, a network port or an interface.
 *
 * @source networkcommon.rng, virtualPortProfile
 */
export const virtualport: Element<Virtualport> = element("virtualport", {
  type: attribute("type", oneOf("802.1Qbg", "802.1Qbh", "openvswitch", "midonet")),
  parameters: child("parameters", {
    managerid: attribute("managerid", integer),
    typeid: attribute("typeid", integer),
    typeidversion: attribute("typeidversion", integer),
    instanceid: attribute("instanceid"),
    interfaceid: attribute("interfaceid"),
    profileid: attribute("profileid"),
  }),
});
