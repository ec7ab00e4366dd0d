import { expect, test } from "vitest";
import { plantedRepository } from "./planted-repository.ts";
import { wordProblems } from "./words.mjs";

const problems = (text: string) => {
  const { root } = plantedRepository({ "@hob/low": { floor: 1, files: { "README.md": text } } });
  return wordProblems(root, ["packages/low/README.md"]);
};

test("a path of one machine, a folder outside and a registry's host are found, with their lines", () => {
  const words = [`/${"work"}/main/x`, `../${"shared"}/design.md`, `https://registry.npm${"js"}.org`];
  const found = problems(["fine", ...words].join("\n"));
  expect(found.map((line) => /^\S+:\d+/.exec(line)?.[0])).toEqual(
    [2, 3, 4].map((line) => `packages/low/README.md:${line}`),
  );
});

test("ordinary text is fine", () => {
  expect(problems("See docs/decisions, /var/lib/libvirt/images and https://libvirt.org.")).toEqual([]);
});
