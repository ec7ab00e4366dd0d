import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../workspaces.mjs";

const folder = join(root, "test-results");
const path = (name) => join(folder, `${name}.json`);
const nothing = { passed: 0, failed: 0, skipped: 0 };

/** Forgets what an earlier run of this name counted. */
export function clearResult(name) {
  rmSync(path(name), { force: true });
}

/** Writes down what a run counted: `{ passed, failed, skipped }`. */
export function saveResult(name, counts) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path(name), `${JSON.stringify(counts)}\n`);
}

/** What a run counted; one that wrote nothing down failed as a whole. */
export function readResult(name) {
  return existsSync(path(name)) ? JSON.parse(readFileSync(path(name), "utf8")) : { ...nothing, failed: 1 };
}

/** The sum of several counts. */
export function sum(counts) {
  return counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    nothing,
  );
}

/** `N passed, N failed`, and `, N skipped` if any. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
