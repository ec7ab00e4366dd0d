import { expect, test } from "vitest";
import { lockFileProblems } from "./lock-file.mjs";

test("a lock file without registry addresses and with exact versions is fine", () => {
  const lock = {
    packages: { "node_modules/a": { version: "1.0.0" }, "node_modules/@hob/b": { resolved: "packages/b", link: true } },
  };
  expect(lockFileProblems(lock, [{ manifest: { name: "b", dependencies: { a: "1.0.0" } } }])).toEqual([]);
});

test("an address of a registry and a range of versions are found", () => {
  const lock = { packages: { "node_modules/a": { version: "1.0.0", resolved: "https://example.org/a.tgz" } } };
  expect(lockFileProblems(lock, [{ manifest: { name: "b", devDependencies: { a: "^1.0.0" } } }])).toEqual([
    expect.stringContaining(`'node_modules/a' has "resolved": "https://example.org/a.tgz"`),
    "b: 'a' is wanted as '^1.0.0'; name one exact version.",
  ]);
});
