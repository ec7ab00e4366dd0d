import { saveResult } from "./results.mjs";

/**
 * Counts the tests of a run of vitest. A file or a group that broke down as a whole counts as one failure, as does an
 * error outside of tests; a test that was never reached is a failure too.
 */
export function countTests(modules, unhandledErrors) {
  const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
  for (const module of modules) {
    for (const whole of [module, ...module.children.allSuites()]) counts.failed += whole.errors().length > 0 ? 1 : 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state in counts ? state : "failed"] += 1;
    }
  }
  return counts;
}

/** A reporter for vitest that writes its count down for `npm test`. */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    saveResult("tests", countTests(modules, unhandledErrors));
  }
}
