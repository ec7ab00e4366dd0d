import { expect, it } from "vitest";
import { inFlight } from "./in-flight.ts";

it("keeps at most 64 at work and the results in order", async () => {
  let now = 0;
  let peak = 0;
  const results = await inFlight(
    Array.from({ length: 500 }, (_, index) => index),
    async (index) => {
      peak = Math.max(peak, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return index * 2;
    },
  );
  expect(results).toEqual(Array.from({ length: 500 }, (_, index) => index * 2));
  expect(peak).toBe(64);
});

it("starts nothing more after a failure", async () => {
  let started = 0;
  const work = async () => {
    started += 1;
    await new Promise((resolve) => setImmediate(resolve));
    throw new Error("broken");
  };
  await expect(inFlight(Array.from({ length: 500 }), work)).rejects.toThrow("broken");
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(started).toBe(64);
});

it("has nothing to do for nothing", async () => {
  expect(await inFlight([], async () => 1)).toEqual([]);
});
