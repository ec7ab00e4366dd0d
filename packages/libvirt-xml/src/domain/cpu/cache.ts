import { attribute, element, type Element, integer, oneOf, type Open, required } from "../../kit/index.ts";

/** What the guest sees of the processor's cache. */
export interface CpuCache {
  /** Of which level; of all when absent. */
  readonly level?: number;
  /** `emulate`: made up; `passthrough`: the host's; `disable`: none. */
  readonly mode: Open<"emulate" | "passthrough" | "disable">;
}

/** `<cpu><cache>`. */
export const cpuCache: Element<CpuCache> = element("cache", {
  level: attribute("level", integer),
  mode: required(attribute("mode", oneOf("emulate", "passthrough", "disable"))),
});
