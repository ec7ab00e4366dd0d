import { attribute, element, type Element, integer, leaves, required } from "../../kit/index.ts";

/** What of a resource's use the host can measure. */
export interface ResourceMonitor {
  /** Of a cache: its level. */
  readonly level?: number;
  /** Of a cache: below so many bytes in use a monitor is free for another. */
  readonly reuseThreshold?: number;
  /** At most so many at a time. */
  readonly maxMonitors: number;
  /** `llc_occupancy`, `mbm_total_bytes`. */
  readonly features: readonly string[];
}

/** `<monitor>` of caches and of memory bandwidth. */
export const resourceMonitor: Element<ResourceMonitor> = element("monitor", {
  level: attribute("level", integer),
  reuseThreshold: attribute("reuseThreshold", integer),
  maxMonitors: required(attribute("maxMonitors", integer)),
  features: leaves("feature", attribute("name")),
});
