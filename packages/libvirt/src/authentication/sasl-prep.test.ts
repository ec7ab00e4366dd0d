import { expect, it } from "vitest";
import { saslPrep } from "./sasl-prep.ts";

// RFC 4013, section 3.
it.each([
  ["I\u00ADX", "IX"],
  ["user", "user"],
  ["USER", "USER"],
  ["\u00AA", "a"],
  ["\u2168", "IX"],
  ["a\u00A0b", "a b"],
])("brings %j into the form in which it is compared", (text, prepared) => {
  expect(saslPrep(text, "password")).toBe(prepared);
});

it.each(["\u0007", "a\u2028b", "\uE000", "\uFFFD", "\u{E0001}", "\uD800", "\u00AD"])(
  "refuses what nobody can compare, without repeating it (%#)",
  (text) => {
    expect(() => saslPrep(`${text}`, "password")).toThrow(/^it (?:is empty|holds a control character)/);
  },
);
