import type { Bytes } from "@hob/units";
import { attribute, byteCount, child, element, type Element, integer } from "../kit/index.ts";

/** Limits of the traffic in one direction, in whole KiB. */
export interface TrafficLimits {
  /** Bytes a second in the long run. */
  readonly average?: Bytes;
  /** Bytes a second while a burst lasts. */
  readonly peak?: Bytes;
  /** Bytes a second that are guaranteed; inbound only. */
  readonly floor?: Bytes;
  /** How much may be sent at the speed of `peak`. */
  readonly burst?: Bytes;
}

/** Limits of a network's, or of one port's, traffic; seen from the guest. */
export interface Bandwidth {
  /** libvirt's own number of a port's traffic class. */
  readonly classId?: number;
  readonly inbound?: TrafficLimits;
  readonly outbound?: TrafficLimits;
}

const limits = {
  average: attribute("average", byteCount("KiB")),
  peak: attribute("peak", byteCount("KiB")),
  floor: attribute("floor", byteCount("KiB")),
  burst: attribute("burst", byteCount("KiB")),
};

/**
 * `<bandwidth>` of a network, a portgroup, a network port or an interface.
 *
 * @source networkcommon.rng, bandwidth
 */
export const bandwidth: Element<Bandwidth> = element("bandwidth", {
  classId: attribute("classID", integer),
  inbound: child("inbound", limits),
  outbound: child("outbound", limits),
});
