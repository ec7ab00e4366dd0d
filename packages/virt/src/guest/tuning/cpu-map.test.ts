import { expect, it } from "vitest";
import { mapOf, processorsIn } from "./cpu-map.ts";

it("has a bit for each processor, the lowest first, and is as long as it has to be", () => {
  expect([...mapOf([0, 1, 9], 1)]).toEqual([0b11, 0b10]);
  expect([...mapOf([7], 2)]).toEqual([0b1000_0000, 0]);
  expect([...mapOf([], 1)]).toEqual([0]);
});

it("reads what it writes", () => {
  const processors = [0, 3, 8, 31, 63, 64, 1023];
  expect(processorsIn(mapOf(processors, 4))).toEqual(processors);
});
