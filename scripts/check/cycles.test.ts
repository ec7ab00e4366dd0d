import { expect, test } from "vitest";
import { cycleProblems } from "./cycles.mjs";
import { plantedRepository } from "./planted-repository.ts";

const problems = (files: Record<string, string>) =>
  cycleProblems(plantedRepository({ "@hob/low": { floor: 1, files } }).sources);

test("files that import each other in one direction only are fine", () => {
  expect(
    problems({
      "src/index.ts": 'export * from "./a.ts"; export * from "./b.ts";',
      "src/a.ts": 'import "./b.ts";',
      "src/b.ts": "",
    }),
  ).toEqual([]);
});

test("a cycle over three files is found, also where it is loaded late", () => {
  const files = {
    "src/a.ts": 'import { b } from "./b.ts";',
    "src/b.ts": 'export { c } from "./c.ts";',
    "src/c.ts": 'export const a = () => import("./a.ts");',
  };
  expect(problems(files)).toEqual([
    "packages/low/src/a.ts → packages/low/src/b.ts → packages/low/src/c.ts → packages/low/src/a.ts: a cycle of imports.",
  ]);
});

test("a cycle that vanishes with the types is fine", () => {
  const files = { "src/a.ts": 'import { type B, b } from "./b.ts";', "src/b.ts": 'import { type A } from "./a.ts";' };
  expect(problems(files)).toEqual([]);
});
