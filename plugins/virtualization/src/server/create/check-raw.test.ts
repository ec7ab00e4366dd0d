import type { Caller } from "@hob/plugin-api";
import { expect, it } from "vitest";
import { checkRaw } from "./check-raw.ts";

const caller = (...permissions: string[]): Caller => ({
  user: { id: "1", name: "ada" },
  can: (permission) => permissions.includes(permission),
  address: "127.0.0.1",
  requestId: "r",
  signal: new AbortController().signal,
});

it("lets raw XML through from those alone who may do anything with the host", () => {
  const body = { overrides: ["devices/watchdog/@action=pause"] };
  expect(() => checkRaw(body, caller("vms:create"))).toThrow(
    expect.objectContaining({ code: "virtualization.raw-not-allowed", kind: "denied" }),
  );
  expect(() => checkRaw(body, caller("vms:create", "vms:raw"))).not.toThrow();
  expect(() => checkRaw({ overrides: [] }, caller("vms:create"))).not.toThrow();
  expect(() => checkRaw({}, caller("vms:create"))).not.toThrow();
});
