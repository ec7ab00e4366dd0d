import { attribute, element, type Element, oneOf, type Open, required } from "../kit/index.ts";

/** A CPU feature that the guest shall or shall not see. */
export interface CpuFeature {
  readonly policy?: Open<"force" | "require" | "optional" | "disable" | "forbid">;
  readonly name: string;
}

/** `<feature>` of a CPU. */
export const cpuFeature: Element<CpuFeature> = element("feature", {
  policy: attribute("policy", oneOf("force", "require", "optional", "disable", "forbid")),
  name: required(attribute("name")),
});
