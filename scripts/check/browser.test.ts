import { expect, test } from "vitest";
import { browserProblems } from "./browser.mjs";
import { plantedRepository } from "./planted-repository.ts";

const problems = (index: string) =>
  browserProblems(
    plantedRepository({
      "@hob/low": { floor: 1, files: { "src/index.ts": 'import { join } from "node:path";' } },
      "@hob/plugin": {
        floor: 2,
        dependencies: { "@hob/low": "0.1.0" },
        files: {
          "src/plugin.web.tsx": 'import "./web/page.ts";',
          "src/web/page.ts": index,
          "src/server.ts": 'import "node:fs";',
        },
      },
    }).sources,
  );

test("a module of Node is found however far from the page it is imported", () => {
  expect(problems('export const load = () => import("@hob/low");')).toEqual([
    "packages/plugin/src/plugin.web.tsx → packages/plugin/src/web/page.ts → packages/low/src/index.ts: imports 'node:path', which a browser does not have.",
  ]);
});

test("types from a package for Node are fine: they vanish", () => {
  expect(problems('import type { Low } from "@hob/low";')).toEqual([]);
});
