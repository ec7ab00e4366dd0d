import { attribute, element, type Element, integer, required } from "../../kit/index.ts";

/** Where one virtual processor runs. */
export interface VcpuPin {
  readonly vcpu: number;
  /** Processors of the host: see `parseCpuSet`. */
  readonly cpuset: string;
}

/** `<cputune><vcpupin>`. */
export const vcpuPin: Element<VcpuPin> = element("vcpupin", {
  vcpu: required(attribute("vcpu", integer)),
  cpuset: required(attribute("cpuset")),
});
