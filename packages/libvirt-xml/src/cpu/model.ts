import { attribute, element, type Element, oneOf, type Open, text } from "../kit/index.ts";

/** The model of a CPU. */
export interface CpuModelName {
  /** Whether libvirt may take a lesser model where the host has not this one. Default `allow`. */
  readonly fallback?: Open<"allow" | "forbid">;
  /** The vendor that the guest sees: twelve characters. */
  readonly vendorId?: string;
  /** `Skylake-Client-IBRS`. */
  readonly name?: string;
}

/** `<cpu><model>`. */
export const cpuModelName: Element<CpuModelName> = element("model", {
  fallback: attribute("fallback", oneOf("allow", "forbid")),
  vendorId: attribute("vendor_id"),
  name: text(),
});
