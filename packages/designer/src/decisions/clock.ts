import type { Clock, Timer } from "@hob/libvirt-xml";
import type { Context } from "../context.ts";
import { clockOffset } from "./clock-offset.ts";
import type { Hyperv } from "./hyperv.ts";

/** The guest's clock and its timers. */
export function clock(context: Context, hyperv: readonly Hyperv[]): Clock | null {
  const { platform, ledger } = context;
  if (platform.osType !== "hvm") return null;
  const offset = clockOffset(context);
  if (!platform.isX86 || !platform.isQemu) return { offset, timers: [] };
  const timers: Timer[] = [
    { name: "rtc", tickpolicy: "catchup" },
    { name: "pit", tickpolicy: "delay" },
    { name: "hpet", present: false },
  ];
  ledger.decide(
    "clock/timer",
    "rtc: catchup, pit: delay, hpet: no",
    "Time stays right when the host is busy; HPET costs the host much.",
  );
  if (!hyperv.includes("relaxed")) return { offset, timers };
  ledger.decide("clock/timer[hypervclock]", "yes", "Windows reads the time from it without asking the host.");
  return { offset, timers: [...timers, { name: "hypervclock", present: true }] };
}
