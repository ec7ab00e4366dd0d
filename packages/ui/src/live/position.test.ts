import { expect, test } from "vitest";
import { isCurrent } from "./position.ts";

test("what was fetched at or after the moment from which one hears leaves no gap", () => {
  expect(isCurrent("ab12-7", "ab12-7")).toBe(true);
  expect(isCurrent("ab12-10", "ab12-9")).toBe(true);
  expect(isCurrent("ab12-9", "ab12-10")).toBe(false);
});

test("positions of another start of the server, or none, prove nothing", () => {
  expect(isCurrent("ab12-9", "cd34-1")).toBe(false);
  expect(isCurrent(null, "ab12-0")).toBe(false);
});
