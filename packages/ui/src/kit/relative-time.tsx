import { type ReactNode, useSyncExternalStore } from "react";

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** How long ago (or in how long) for people: `3 minutes ago`; within the same minute `just now`. */
export function describeTime(at: number, now: number): string {
  const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  for (const [unit, ms] of units) {
    if (Math.abs(now - at) >= ms) return format.format(Math.trunc((at - now) / ms), unit);
  }
  return "just now";
}

/** A moment in ms since 1970, told relative to now, with the exact one on hover; a dash for null. */
export function RelativeTime({ at }: { readonly at: number | null | undefined }): ReactNode {
  const now = useSyncExternalStore(everyTenSeconds, currentTick);
  if (at === null || at === undefined) return <span>–</span>;
  const exact = new Date(at);
  return (
    <time dateTime={exact.toISOString()} title={exact.toLocaleString()}>
      {describeTime(at, Math.max(now, Date.now()))}
    </time>
  );
}

const tickMs = 10_000;
const currentTick = () => Math.floor(Date.now() / tickMs) * tickMs;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

// One timer for all times on the page.
function everyTenSeconds(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((each) => each()), tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
