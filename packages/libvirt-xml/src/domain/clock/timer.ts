import {
  attribute,
  child,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  yesNo,
} from "../../kit/index.ts";

/** How ticks that a guest has missed are made up for. libvirt hands the numbers on, and gives them no unit. */
export interface TimerCatchup {
  readonly threshold?: number;
  readonly slew?: number;
  readonly limit?: number;
}

/** A timer of the machine. */
export interface Timer {
  readonly name: Open<"rtc" | "pit" | "hpet" | "hypervclock" | "kvmclock" | "tsc" | "platform" | "armvtimer">;
  readonly present?: boolean;
  /** What becomes of ticks that the guest was not there for. */
  readonly tickpolicy?: Open<"delay" | "catchup" | "merge" | "discard">;
  /** What the timer follows. */
  readonly track?: Open<"boot" | "guest" | "wall" | "realtime">;
  /** Of `tsc`: ticks a second. */
  readonly frequency?: number;
  /** Of `tsc`. */
  readonly mode?: Open<"auto" | "native" | "emulate" | "paravirt" | "smpsafe">;
  /** Of the tick policy `catchup`. */
  readonly catchup?: TimerCatchup;
}

/** `<clock><timer>`. */
export const timer: Element<Timer> = element("timer", {
  name: required(
    attribute("name", oneOf("rtc", "pit", "hpet", "hypervclock", "kvmclock", "tsc", "platform", "armvtimer")),
  ),
  present: attribute("present", yesNo),
  tickpolicy: attribute("tickpolicy", oneOf("delay", "catchup", "merge", "discard")),
  track: attribute("track", oneOf("boot", "guest", "wall", "realtime")),
  frequency: attribute("frequency", integer),
  mode: attribute("mode", oneOf("auto", "native", "emulate", "paravirt", "smpsafe")),
  catchup: child("catchup", {
    threshold: attribute("threshold", integer),
    slew: attribute("slew", integer),
    limit: attribute("limit", integer),
  }),
});
