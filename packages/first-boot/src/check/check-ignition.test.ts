import fc from "fast-check";
import { expect, it } from "vitest";
import { checkIgnition } from "./check-ignition.ts";
import { jsonProblem } from "./json-problem.ts";

/** JSON with one character taken out. */
const mangled = fc.tuple(fc.json(), fc.nat()).map(([text, at]) => {
  const place = at % text.length;
  return text.slice(0, place) + text.slice(place + 1);
});

it("reads version 3", () => {
  const text = '{"ignition": {"version": "3.4.0"},\n "passwd": {}, "storag": {}}';
  expect(checkIgnition(text)).toEqual({
    version: "3.4.0",
    warnings: [{ line: 2, column: 16, message: "Ignition does not know 'storag' and ignores it; 'storage' is meant?" }],
  });
});

it.each([
  ["", 1, 1, "this is no JSON: a value is expected here"],
  ['{"ignition": {\n  "version": }}', 2, 14, "this is no JSON: a value is expected here"],
  ['{"a": 1', 1, 8, "this is no JSON: ',' or '}' is expected here"],
  ["variant: fcos\nversion: 1.5.0\n", 1, 1, "this is Butane"],
  ["[]", 1, 1, "this is no mapping"],
  ['{"passwd": {}}', 1, 1, "'ignition.version' is missing; 3.0.0 to 3.4.0 are read"],
  ['{\n "ignition": {"version": "2.3.0"}}', 2, 2, "version '2.3.0' is not read; 3.0.0 to 3.4.0 are"],
])("says in one line where %j is wrong", (text, line, column, reason) => {
  expect(() => checkIgnition(text)).toThrow(
    expect.objectContaining({ code: "first-boot.invalid-text", details: expect.objectContaining({ line, column }) }),
  );
  expect(() => checkIgnition(text)).toThrow(reason);
  expect(() => checkIgnition(text)).toThrow(/^Ignition configuration, line \d+, column \d+: [^\n]+\.$/);
});

it("says nothing of the text where it ends to be JSON", () => {
  expect(() => checkIgnition('{"passwordHash": secret-of-ada}')).toThrow(/^(?!.*secret-of-ada)/);
});

it("takes for JSON what the engine takes for JSON", () => {
  const texts = [
    "[]",
    " {} ",
    "[1,]",
    '{"a":1,}',
    "[1 2]",
    "01",
    "-",
    "1.",
    "1e5",
    '"\\x"',
    '"\\u12"',
    '"\t"',
    "[[1],{}]x",
    "nul",
    "'a'",
  ];
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...texts), fc.json(), fc.string(), mangled), (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(jsonProblem(text) === null, text).toBe(isJson);
    }),
    { numRuns: 2000 },
  );
});
