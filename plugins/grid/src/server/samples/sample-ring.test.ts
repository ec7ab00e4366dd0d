import { expect, test } from "vitest";
import { ringLength, SampleRing } from "./sample-ring.ts";

test("gives back what was put in, oldest first, with unknown figures as null", () => {
  const ring = new SampleRing(2);
  ring.push(1000, [0.5, null]);
  ring.push(3000, [0.25, 4096]);
  expect(ring.samples()).toEqual([
    [1000, [0.5, null]],
    [3000, [0.25, 4096]],
  ]);
});

test("keeps only the last samples, whatever their number", () => {
  for (const count of [1, 4, 5, 16, 17, ringLength, ringLength + 1, 3 * ringLength + 7]) {
    const ring = new SampleRing(1);
    for (let index = 0; index < count; index++) ring.push(index, [index]);
    const kept = Math.min(count, ringLength);
    expect(ring.samples(), `after ${count}`).toEqual(
      Array.from({ length: kept }, (_, index) => [count - kept + index, [count - kept + index]]),
    );
  }
});
