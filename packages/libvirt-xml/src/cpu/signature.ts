import { attribute, element, type Element, integer, required } from "../kit/index.ts";

/** What CPUID says a processor is. */
export interface CpuSignature {
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
}

/** `<cpu><signature>`. */
export const cpuSignature: Element<CpuSignature> = element("signature", {
  family: required(attribute("family", integer)),
  model: required(attribute("model", integer)),
  stepping: required(attribute("stepping", integer)),
});
