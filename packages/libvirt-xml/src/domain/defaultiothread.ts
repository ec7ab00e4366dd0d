import { attribute, element, type Element, integer } from "../kit/index.ts";

/** The hypervisor's own thread for input and output. */
export interface DefaultIothread {
  /** The fewest and the most worker threads it keeps for blocking work. */
  readonly threadPoolMin?: number;
  readonly threadPoolMax?: number;
}

/** `<defaultiothread>`. */
export const defaultIothread: Element<DefaultIothread> = element("defaultiothread", {
  threadPoolMin: attribute("thread_pool_min", integer),
  threadPoolMax: attribute("thread_pool_max", integer),
});
