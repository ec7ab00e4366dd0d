import { defineError } from "@hob/errors";
import { expect, it } from "vitest";
import { eachThatStays } from "./each-that-stays.ts";

const Gone = defineError("test.gone", { kind: "not-found", message: () => "It is gone." });

it("leaves out what is deleted between the list and the look, and nothing else", async () => {
  const read = async (name: string) => {
    if (name === "b") throw new Gone({});
    return name.toUpperCase();
  };
  expect(await eachThatStays(["a", "b", "c"], read)).toEqual(["A", "C"]);
});

it("fails when one cannot be read for another reason", async () => {
  await expect(eachThatStays(["a"], () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
});
