import { expect, it } from "vitest";
import { Lanes } from "./lanes.ts";

it("lets so many through at a time, in the order in which they came, whatever becomes of them", async () => {
  const lanes = new Lanes(2);
  const log: string[] = [];
  const work = (name: string) =>
    lanes.run(async () => {
      log.push(`+${name}`);
      await new Promise(setImmediate);
      log.push(`-${name}`);
      if (name === "b") throw new Error("broken");
      return name;
    });
  const outcomes = await Promise.allSettled(["a", "b", "c", "d"].map(work));
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(log).toEqual(["+a", "+b", "-a", "+c", "-b", "+d", "-c", "-d"]);
  expect(await work("e")).toBe("e");
});
