import { defineError, type ErrorKind } from "@hob/errors";
import { expect, test } from "vitest";
import { isWorthRetrying } from "./is-worth-retrying.ts";

const failureOf = (kind: ErrorKind) => new (defineError(`ui-test.${kind}`, { kind, message: () => kind }))({});

test("asks once more where the network or the server stumbled, and takes a refusal for an answer", () => {
  expect(isWorthRetrying(new TypeError("Failed to fetch"))).toBe(true);
  for (const kind of ["unavailable", "timeout", "internal"] as const) {
    expect(isWorthRetrying(failureOf(kind)), kind).toBe(true);
  }
  for (const kind of ["not-found", "denied", "invalid", "unauthenticated", "unsupported"] as const) {
    expect(isWorthRetrying(failureOf(kind)), kind).toBe(false);
  }
});
