import { expect, test } from "vitest";
import { floorProblems } from "./floors.mjs";
import { plantedRepository } from "./planted-repository.ts";

const rootManifest = { devDependencies: { vitest: "5.1.1" } };
const low = { floor: 1, files: { "src/index.ts": "export const low = 1;" } };

function problems(packages: Parameters<typeof plantedRepository>[0]): string[] {
  const { sources, workspaces } = plantedRepository(packages);
  return floorProblems(sources, workspaces, rootManifest);
}

/** A package on floor 2 above `@hob/low`, with one file. */
const above = (text: string, path = "src/index.ts", more = {}) => ({
  "@hob/low": low,
  "@hob/high": {
    floor: 2,
    dependencies: { "@hob/low": "0.1.0" },
    files: { "src/index.ts": "", [path]: text },
    ...more,
  },
});

test("an import of a declared package on a lower floor is fine", () => {
  expect(problems(above('import { low } from "@hob/low"; import { join } from "node:path";'))).toEqual([]);
});

for (const statement of [
  'import { high } from "@hob/high";',
  'import type { High } from "@hob/high";',
  'export * from "@hob/high";',
  'export { high } from "@hob/high";',
  'const high = () => import("@hob/high");',
  'type High = import("@hob/high").High;',
]) {
  test(`an import up the floors is found: ${statement}`, () => {
    const packages = {
      "@hob/low": { ...low, dependencies: { "@hob/high": "0.1.0" }, files: { "src/index.ts": statement } },
      "@hob/high": { floor: 2, files: { "src/index.ts": "" } },
    };
    expect(problems(packages)).toEqual([
      "@hob/low: depends on '@hob/high', which is not on a lower floor.",
      "packages/low/src/index.ts: imports '@hob/high' on floor 2; from floor 1 only lower floors may be imported.",
    ]);
  });
}

test("an import of the same floor is found", () => {
  const packages = above('import "@hob/low";', "src/index.ts", { floor: 1 });
  expect(problems(packages)).toHaveLength(2);
});

test("an import that is not declared is found", () => {
  expect(problems(above('import "fastify";'))).toEqual([
    "packages/high/src/index.ts: imports 'fastify', which its package.json does not have among the dependencies.",
  ]);
});

test("an import of what a package does not export is found", () => {
  expect(problems(above('import "@hob/low/src/inner.ts";'))[0]).toContain("does not export './src/inner.ts'");
});

test("an import across packages by path is found", () => {
  expect(problems(above('import "../../low/src/index.ts";'))[0]).toContain("out of its package");
});

test("a package without a floor is found", () => {
  const packages = { "@hob/low": { ...low, floor: undefined as unknown as number } };
  expect(problems(packages)).toEqual(['@hob/low: package.json has no "floor".']);
});

test("only test files may import what is declared for tests", () => {
  const more = { devDependencies: { "@hob/kit": "0.1.0" } };
  const kit = { "@hob/kit": { floor: 9, files: { "src/index.ts": "" } } };
  const text = 'import "@hob/kit"; import "vitest";';
  expect(problems({ ...kit, ...above(text, "src/x.test.ts", more) })).toEqual([]);
  expect(problems({ ...kit, ...above(text, "src/x.ts", more) })).toHaveLength(2);
});
