import { expect, test } from "vitest";
import { describeTime } from "./relative-time.tsx";

const now = Date.UTC(2026, 0, 10, 12);

test("says the largest whole unit that has passed", () => {
  expect(describeTime(now - 59_000, now)).toBe("just now");
  expect(describeTime(now - 61_000, now)).toBe("1 minute ago");
  expect(describeTime(now - 3 * 3_600_000 - 1, now)).toBe("3 hours ago");
  expect(describeTime(now - 86_400_000, now)).toBe("yesterday");
});

test("tells the future too", () => {
  expect(describeTime(now + 2 * 3_600_000, now)).toBe("in 2 hours");
});
