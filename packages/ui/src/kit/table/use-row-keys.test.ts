import { expect, test } from "vitest";
import { rowAfterKey } from "./use-row-keys.ts";

test("arrows, pages and ends move among the rows and stop at both ends", () => {
  expect(rowAfterKey("ArrowDown", 0, 100, 10)).toBe(1);
  expect(rowAfterKey("ArrowUp", 0, 100, 10)).toBe(0);
  expect(rowAfterKey("PageDown", 95, 100, 10)).toBe(99);
  expect(rowAfterKey("PageUp", 50, 100, 10)).toBe(40);
  expect(rowAfterKey("Home", 50, 100, 10)).toBe(0);
  expect(rowAfterKey("End", 50, 100, 10)).toBe(99);
});

test("other keys, and keys over no rows, move nothing", () => {
  expect(rowAfterKey("a", 0, 100, 10)).toBeUndefined();
  expect(rowAfterKey("toString", 0, 100, 10)).toBeUndefined();
  expect(rowAfterKey("ArrowDown", 0, 0, 10)).toBeUndefined();
});
