import { expect, it } from "vitest";
import { inSteps } from "./in-steps.ts";

function told() {
  const log: string[] = [];
  const step =
    (name: string, fails = false) =>
    async () => {
      log.push(`+${name}`);
      if (fails) throw new Error("no");
      return async () => log.push(`-${name}`);
    };
  return { log, step };
}

it("does steps in order and undoes them in the other, once", async () => {
  const { log, step } = told();
  const undo = await inSteps([step("a"), step("b")]);
  await undo();
  await undo();
  expect(log).toEqual(["+a", "+b", "-b", "-a"]);
});

it("undoes those before the one that fails, and goes no further", async () => {
  const { log, step } = told();
  await expect(inSteps([step("a"), step("b"), step("c", true), step("d")])).rejects.toThrow("no");
  expect(log).toEqual(["+a", "+b", "+c", "-b", "-a"]);
});
