import type { Context } from "../context.ts";

/** Notes that the guest gets no watchdog: without a program in the guest that feeds it, one does nothing. */
export function watchdog({ platform, ledger }: Context): void {
  if (!platform.isQemu) return;
  ledger.decide("devices/watchdog", "none", "It does nothing until a program in the guest uses it.", ["i6300esb"]);
}
