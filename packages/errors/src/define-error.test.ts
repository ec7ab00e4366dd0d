import { expect, it } from "vitest";
import { declaredErrors, defineError, describeError, HobError, isHobError } from "./index.ts";

const PoolFull = defineError("test.pool-full", {
  kind: "conflict",
  message: (d: { pool: string; wanted: number }) => `Pool '${d.pool}' has no room for ${d.wanted} bytes.`,
  hint: (d) => `Free some space in '${d.pool}'.`,
});

it("makes the message and the hint from typed details", () => {
  const error = new PoolFull({ pool: "default", wanted: 7 });
  expect(error).toBeInstanceOf(HobError);
  expect(error).toBeInstanceOf(PoolFull);
  expect(error.message).toBe("Pool 'default' has no room for 7 bytes.");
  expect(error.hint).toBe("Free some space in 'default'.");
  expect([error.code, error.kind, PoolFull.code, PoolFull.kind]).toEqual([
    "test.pool-full",
    "conflict",
    "test.pool-full",
    "conflict",
  ]);
});

it("is one line, whatever it is made of, and keeps what it is made of as it is", () => {
  const QemuFailed = defineError("test.qemu-failed", {
    kind: "internal",
    message: (d: { output: string }) => `QEMU ended: ${d.output}`,
    hint: (d) => `It said: ${d.output}`,
  });
  const output = "2026-11-20T12:00:00Z qemu: cannot open\n  'a.qcow2'\r\nNo such file\n";
  const error = new QemuFailed({ output });
  expect(error.message).toBe("QEMU ended: 2026-11-20T12:00:00Z qemu: cannot open 'a.qcow2' No such file");
  expect(error.hint).toBe("It said: 2026-11-20T12:00:00Z qemu: cannot open 'a.qcow2' No such file");
  expect(error.details.output).toBe(output);
  expect(describeError(new Error("first\nsecond")).message).toBe("first second");
});

it("keeps the cause", () => {
  const cause = new Error("ENOSPC");
  expect(new PoolFull({ pool: "p", wanted: 1 }, { cause }).cause).toBe(cause);
});

it("refuses a code that is declared twice or is not made of words", () => {
  expect(() => defineError("test.pool-full", { kind: "invalid", message: () => "" })).toThrow("declared twice");
  for (const code of ["KCHVM0001E", "nodot", "a..b", "a.B", "a.b-"]) {
    expect(() => defineError(code, { kind: "invalid", message: () => "" }), code).toThrow("not of the form");
  }
});

it("lists what is declared", () => {
  expect(declaredErrors().get("test.pool-full")).toBe("conflict");
});

it("recognises a failure by kind", () => {
  const error: unknown = new PoolFull({ pool: "p", wanted: 1 });
  expect([isHobError(error), isHobError(error, "conflict"), isHobError(error, "invalid"), isHobError(1)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it("describes declared and undeclared failures as data", () => {
  expect(describeError(new PoolFull({ pool: "p", wanted: 1 }))).toEqual({
    code: "test.pool-full",
    kind: "conflict",
    message: "Pool 'p' has no room for 1 bytes.",
    hint: "Free some space in 'p'.",
    details: { pool: "p", wanted: 1 },
  });
  expect(describeError(new TypeError("x is not a function"))).toEqual({
    code: "internal.unexpected",
    kind: "internal",
    message: "x is not a function",
    details: {},
  });
});
