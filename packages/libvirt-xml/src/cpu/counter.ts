import { attribute, element, type Element, integer, required, yesNo } from "../kit/index.ts";

/** A counter of a processor's ticks. */
export interface CpuCounter {
  /** `tsc`. */
  readonly name: string;
  /** Ticks a second. */
  readonly frequency: number;
  /** Whether the host can give guests another frequency. */
  readonly scaling?: boolean;
}

/** `<cpu><counter>`. */
export const cpuCounter: Element<CpuCounter> = element("counter", {
  name: required(attribute("name")),
  frequency: required(attribute("frequency", integer)),
  scaling: attribute("scaling", yesNo),
});
