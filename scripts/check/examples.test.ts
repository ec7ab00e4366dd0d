import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root as repository } from "../workspaces.mjs";
import { filesOf, writeExamples } from "./examples.mjs";

const fence = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n`;

test("examples are TypeScript's fences; a first line names the file, and what a comment hides is taken for granted", () => {
  const readme = [
    fence("sh", "npm start"),
    `<!--\n${fence("ts", "declare const lamp: string;")}-->\n`,
    fence("ts", "lamp.trim();"),
    fence("tsx", "// web/page.tsx: a page\nexport default () => null;"),
  ].join("\n");
  expect([...filesOf(readme)]).toEqual([
    ["example-2.ts", "declare const lamp: string;\nlamp.trim();\n"],
    ["web/page.tsx", "// web/page.tsx: a page\nexport default () => null;\n"],
  ]);
});

test("an example that does not fit its package is found", () => {
  const root = mkdtempSync(join(tmpdir(), "hob-examples-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const directory = join(root, "packages", "lamps");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "README.md"), fence("ts", 'const watts: number = "forty";\nconsole.log(watts);'));
  writeFileSync(join(root, "tsconfig.web.json"), '{ "compilerOptions": { "strict": true, "module": "nodenext" } }');
  const folder = join(root, "examples");
  expect(writeExamples(root, [{ directory }], folder)).toBe(1);
  expect(existsSync(join(folder, "packages", "lamps", "example-1.ts"))).toBe(true);
  const compiler = join(repository, "node_modules", "typescript", "bin", "tsc");
  const { status, stdout } = spawnSync(process.execPath, [compiler, "--project", folder], { encoding: "utf8" });
  expect([status !== 0, stdout]).toEqual([true, expect.stringContaining("example-1.ts(1,7): error TS2322")]);
  expect(readFileSync(join(folder, "tsconfig.json"), "utf8")).toContain("packages/lamps/example-1.ts");
});
