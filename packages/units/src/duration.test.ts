import { expect, it } from "vitest";
import { formatDuration, parseDuration } from "./index.ts";

it("reads durations with their unit", () => {
  expect(["500ms", "30 s", "5min", "12h", "7d"].map(parseDuration)).toEqual([
    500, 30_000, 300_000, 43_200_000, 604_800_000,
  ]);
});

it.each(["", "5", "-5s", "1.5h", "5 m", "1e9s", "99999999999999d"])("refuses '%s'", (text) => {
  expect(() => parseDuration(text)).toThrow(`'${text}' is not a duration.`);
});

it("prints the two largest units", () => {
  expect([0, 999, 1000, 65_000, 3_600_000, 7_505_000, 86_400_000 + 5000].map(formatDuration)).toEqual([
    "0 ms",
    "999 ms",
    "1 s",
    "1 min 5 s",
    "1 h",
    "2 h 5 min",
    "1 d",
  ]);
});
