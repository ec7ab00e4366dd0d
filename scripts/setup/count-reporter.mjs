import { saveResult } from "./results.mjs";

/** A reporter for vitest that counts tests; a file or a group that broke down as a whole counts as one failure. */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      counts.failed += module.errors().length > 0 ? 1 : 0;
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length > 0 ? 1 : 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state in counts) counts[state] += 1;
        // Never reached: its file or the whole run ended before.
        else counts.failed += 1;
      }
    }
    saveResult("tests", counts);
  }
}
