import { expect, it } from "vitest";
import { plain } from "./plain.ts";
import { SaslFault } from "./sasl-mechanism.ts";

// RFC 4616, section 4.
it("sends name and password at once, and nothing more", async () => {
  const exchange = plain.begin({ username: "tim", password: "tanstaaftanstaaf" }, "unused");
  expect(exchange.initial.toString("latin1")).toBe("\0tim\0tanstaaftanstaaf");
  expect(exchange.complete).toBe(true);
  await expect(exchange.step(Buffer.alloc(0))).rejects.toBeInstanceOf(SaslFault);
});

it("sends no zero byte within a name or password, which would end it", () => {
  expect(() => plain.begin({ username: "tim\0", password: "x" }, "")).toThrow("it holds a control character");
  expect(() => plain.begin({ username: "tim", password: "x\0y" }, "")).toThrow("it holds a control character");
});
