import { expect, test } from "vitest";
import { closingLine, readResult, sum } from "./results.mjs";

test("the closing line names skipped tests only if there are any", () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  expect(closingLine(sum([readResult("never-written"), { passed: 3, failed: 0, skipped: 2 }]))).toBe(
    "3 passed, 1 failed, 2 skipped",
  );
});
