import { attribute, element, type Element, integer, oneOf, type Open, required, text } from "../kit/index.ts";

/** How many processors the guest has, and on which of the host's they run. */
export interface Vcpu {
  /** `auto` asks numad for advice. Default `static`. */
  readonly placement?: Open<"static" | "auto">;
  /** Processors of the host: see `parseCpuSet`. */
  readonly cpuset?: string;
  /** Plugged in at the start; default `count`. */
  readonly current?: number;
  readonly count: number;
}

/** `<vcpu>`. */
export const vcpu: Element<Vcpu> = element("vcpu", {
  placement: attribute("placement", oneOf("static", "auto")),
  cpuset: attribute("cpuset"),
  current: attribute("current", integer),
  count: required(text(integer)),
});
