import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What must not stand in the repository: it would mean one particular machine. Written so that this file passes. */
const forbidden = [
  { pattern: new RegExp(["", "work", "(main|shared)\\b"].join("/")), why: "a path of one machine" },
  { pattern: new RegExp(["\\.\\.", "shared\\b(?!\\.)"].join("/")), why: "a folder outside the repository" },
  {
    pattern: new RegExp(`registry\\.npm${"js"}\\.org|registry\\.yarn${"pkg"}\\.com`),
    why: "a package registry's host",
  },
];

/** Files that are not text, by their names. */
export const isText = (name) => !/\.(png|jpe?g|ico|woff2?|gz|qcow2|iso|bin|wasm)$/.test(name);

/**
 * Words that tie the repository to one machine.
 *
 * @returns a list of complaints.
 */
export function wordProblems(root, names) {
  return names.filter(isText).flatMap((name) =>
    readFileSync(join(root, name), "utf8")
      .split("\n")
      .flatMap((line, index) =>
        forbidden
          .filter(({ pattern }) => pattern.test(line))
          .map(({ pattern, why }) => `${name}:${index + 1}: '${pattern.exec(line)[0]}' is ${why}.`),
      ),
  );
}
