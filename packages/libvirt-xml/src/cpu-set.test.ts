import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidCpuSet, parseCpuSet, serialiseCpuSet } from "./index.ts";

test.each([
  ["0", [0]],
  ["0-3,^2,7", [0, 1, 3, 7]],
  ["7,0-1", [0, 1, 7]],
  ["1-2,5-7,^6", [1, 2, 5, 7]],
  [" 1 , 3 ", [1, 3]],
  ["^2,2", [2]],
  ["3-3", [3]],
  ["0,16383", [0, 16383]],
])("reads %s", (text, numbers) => {
  expect(parseCpuSet(text)).toEqual(numbers);
});

test.each([
  ["", "'' is neither"],
  ["1,", "'' is neither"],
  ["a", "'a' is neither"],
  ["^1-2", "'^1-2' is neither"],
  ["-1", "'-1' is neither"],
  ["3-1", "the range '3-1' falls"],
  ["0-99999999999", "numbers end at 16383"],
])("refuses '%s'", (text, reason) => {
  expect(() => parseCpuSet(text)).toThrow(InvalidCpuSet);
  expect(() => parseCpuSet(text)).toThrow(reason);
});

test("writes as libvirt does", () => {
  expect(serialiseCpuSet([7, 3, 1, 2, 0, 7, 9, 10])).toBe("0-3,7,9-10");
  expect(serialiseCpuSet(new Set([5]))).toBe("5");
});

test.each([[[]], [[-1]], [[0.5]], [[16384]]])("refuses to write %j", (numbers) => {
  expect(() => serialiseCpuSet(numbers)).toThrow(InvalidCpuSet);
});

test("what is written reads back the same", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 16383 }), { minLength: 1 }), (numbers) => {
      expect(parseCpuSet(serialiseCpuSet(numbers))).toEqual(numbers.toSorted((a, b) => a - b));
    }),
  );
});
