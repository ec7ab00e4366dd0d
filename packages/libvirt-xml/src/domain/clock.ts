import {
  attribute,
  children,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  yesNo,
} from "../kit/index.ts";

/** A timer of the machine. */
export interface Timer {
  readonly name: Open<"rtc" | "pit" | "hpet" | "hypervclock" | "kvmclock" | "tsc" | "platform" | "armvtimer">;
  readonly tickpolicy?: Open<"delay" | "catchup" | "merge" | "discard">;
  readonly track?: Open<"boot" | "guest" | "wall" | "realtime">;
  readonly present?: boolean;
  readonly frequency?: number;
  readonly mode?: Open<"auto" | "native" | "emulate" | "paravirt" | "smpsafe">;
}

/** What the guest's clock starts from, and its timers. */
export interface Clock {
  readonly offset: Open<"utc" | "localtime" | "timezone" | "variable" | "absolute">;
  readonly timezone?: string;
  /** Seconds, or `reset`. */
  readonly adjustment?: string;
  readonly basis?: Open<"utc" | "localtime">;
  readonly timers: readonly Timer[];
}

const timer: Element<Timer> = element("timer", {
  name: required(
    attribute("name", oneOf("rtc", "pit", "hpet", "hypervclock", "kvmclock", "tsc", "platform", "armvtimer")),
  ),
  tickpolicy: attribute("tickpolicy", oneOf("delay", "catchup", "merge", "discard")),
  track: attribute("track", oneOf("boot", "guest", "wall", "realtime")),
  present: attribute("present", yesNo),
  frequency: attribute("frequency", integer),
  mode: attribute("mode", oneOf("auto", "native", "emulate", "paravirt", "smpsafe")),
});

/** `<clock>`. */
export const clock: Element<Clock> = element("clock", {
  offset: required(attribute("offset", oneOf("utc", "localtime", "timezone", "variable", "absolute"))),
  adjustment: attribute("adjustment"),
  basis: attribute("basis", oneOf("utc", "localtime")),
  timezone: attribute("timezone"),
  timers: children(timer, { key: (item) => item.name }),
});
