import type { Context } from "../context.ts";

/** What the guest's hardware clock shows when it starts. */
export function clockOffset({ traits, ledger }: Context): "localtime" | "utc" {
  return traits.isOnLocalTime
    ? ledger.decide("clock/offset", "localtime", `${traits.label} takes the hardware clock for local time.`, ["utc"])
    : ledger.decide("clock/offset", "utc", "Daylight saving never moves it.", ["localtime"]);
}
