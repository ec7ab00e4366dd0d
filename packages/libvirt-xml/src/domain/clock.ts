import { attribute, children, element, type Element, integer, oneOf, type Open, required } from "../kit/index.ts";
import { type Adjustment, adjustment } from "./clock/adjustment.ts";
import { type Timer, timer } from "./clock/timer.ts";

/** What the guest's clock starts from, and its timers. */
export interface Clock {
  readonly offset: Open<"utc" | "localtime" | "timezone" | "variable" | "absolute">;
  /** Of `variable`: seconds off the basis. Of `utc` and `localtime`: how a change from within the guest counts. */
  readonly adjustment?: Adjustment;
  /** Of `variable`. Default `utc`. */
  readonly basis?: Open<"utc" | "localtime">;
  /** Of `timezone`: `Europe/Paris`. */
  readonly timezone?: string;
  /** Of `absolute`: seconds since 1970. */
  readonly start?: number;
  readonly timers: readonly Timer[];
}

/** `<clock>`. */
export const clock: Element<Clock> = element("clock", {
  offset: required(attribute("offset", oneOf("utc", "localtime", "timezone", "variable", "absolute"))),
  adjustment: attribute("adjustment", adjustment),
  basis: attribute("basis", oneOf("utc", "localtime")),
  timezone: attribute("timezone"),
  start: attribute("start", integer),
  timers: children(timer, { key: (item) => item.name }),
});
