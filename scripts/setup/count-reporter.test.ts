import { expect, test } from "vitest";
import { countTests } from "./count-reporter.mjs";

/** A file's results, as vitest reports them. */
const module = (states: string[], { broken = 0, brokenGroups = 0 } = {}) => ({
  errors: () => Array.from({ length: broken }, () => new Error("cannot be loaded")),
  children: {
    allSuites: () => Array.from({ length: brokenGroups }, () => ({ errors: () => [new Error("set-up failed")] })),
    allTests: () => states.map((state) => ({ result: () => ({ state }) })),
  },
});

test("tests are counted by how they ended, and one never reached failed", () => {
  const counts = countTests([module(["passed", "failed"]), module(["skipped", "passed", "pending"])], []);
  expect(counts).toEqual({ passed: 2, failed: 2, skipped: 1 });
});

test("a file that cannot be loaded, a group whose set-up fails and an error outside of tests are failures", () => {
  expect(countTests([module([], { broken: 2 })], [])).toMatchObject({ failed: 1 });
  expect(countTests([module(["passed"], { brokenGroups: 1 })], [])).toMatchObject({ passed: 1, failed: 1 });
  expect(countTests([module(["passed"])], [new Error("late")])).toMatchObject({ failed: 1 });
});
