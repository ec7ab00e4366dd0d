import { attribute, element, type Element, integer, required, yesNo } from "../../kit/index.ts";

/** The state of one of the guest's processors. */
export interface VcpuState {
  readonly id: number;
  readonly enabled: boolean;
  /** Whether it can be plugged in and out while the guest runs. */
  readonly hotpluggable?: boolean;
  /** The order in which those that are enabled are plugged in. */
  readonly order?: number;
}

/** `<vcpus><vcpu>`. */
export const vcpuState: Element<VcpuState> = element("vcpu", {
  id: required(attribute("id", integer)),
  enabled: required(attribute("enabled", yesNo)),
  hotpluggable: attribute("hotpluggable", yesNo),
  order: attribute("order", integer),
});
