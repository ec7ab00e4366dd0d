import fc from "fast-check";
import { expect, it } from "vitest";
import { backoffMs } from "./backoff.ts";

const backoff = { firstMs: 250, maxMs: 2000 };

it("doubles the wait up to the longest", () => {
  expect([1, 2, 3, 4, 5, 1000].map((failures) => backoffMs(backoff, failures, 1))).toEqual([
    250, 500, 1000, 2000, 2000, 2000,
  ]);
});

it("shortens each wait by chance, to no less than half", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
      const waitMs = backoffMs(backoff, failures, chance);
      const fullMs = backoffMs(backoff, failures, 1);
      expect(waitMs).toBeGreaterThanOrEqual(fullMs / 2);
      expect(waitMs).toBeLessThanOrEqual(fullMs);
    }),
  );
});
