import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { quoteArguments } from "./quote-arguments.ts";

const words = fc.array(fc.string({ unit: fc.constantFrom(..."ab '\"\\$`!*?[]{}~#;&|<>()=-\n\tä") }), { maxLength: 5 });

it("makes a line from which a shell takes the same words", () => {
  fc.assert(
    fc.property(words, (list) => {
      const command = quoteArguments(["printf", "%s\\0", "", ...list]);
      const printed = execFileSync("/bin/sh", ["-c", command], { encoding: "utf8" });
      expect(printed.split("\0").slice(1, -1)).toEqual(list);
    }),
    { numRuns: 50 },
  );
});

it("refuses a NUL, which no argument can have", () => {
  expect(() => quoteArguments(["a\0b"])).toThrow("'a\\0b' cannot be an argument");
});
