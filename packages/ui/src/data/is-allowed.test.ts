import { expect, test } from "vitest";
import { isAllowed } from "./use-session.ts";

test("a permission is held by itself, by its area, or by everything", () => {
  expect(isAllowed(["vms:read"], "vms:read")).toBe(true);
  expect(isAllowed(["vms:*"], "vms:delete")).toBe(true);
  expect(isAllowed(["*"], "users:manage")).toBe(true);
  expect(isAllowed(["vms:read"], "vms:delete")).toBe(false);
  expect(isAllowed(["vm:*"], "vms:read")).toBe(false);
});

test("what everyone may needs no permission", () => {
  for (const allow of [undefined, "signed-in", "anyone"]) expect(isAllowed([], allow)).toBe(true);
});
