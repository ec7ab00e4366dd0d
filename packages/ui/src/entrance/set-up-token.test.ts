import { expect, test } from "vitest";
import { setUpToken } from "./set-up-token.ts";

test("reads the token from the query or from the hash", () => {
  expect(setUpToken({ search: "?token=abc-1", hash: "" })).toBe("abc-1");
  expect(setUpToken({ search: "", hash: "#token=abc-1" })).toBe("abc-1");
  expect(setUpToken({ search: "", hash: "#abc-1" })).toBe("abc-1");
});

test("says when there is none", () => {
  expect(setUpToken({ search: "?token=", hash: "" })).toBeNull();
  expect(setUpToken({ search: "", hash: "#" })).toBeNull();
});
