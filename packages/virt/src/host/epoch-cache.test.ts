import { expect, it } from "vitest";
import { EpochCache } from "./epoch-cache.ts";

it("asks once for all who want to know", async () => {
  const cache = new EpochCache();
  let asked = 0;
  const ask = async () => ++asked;
  expect(await Promise.all([cache.once("a", ask), cache.once("a", ask), cache.once("b", ask)])).toEqual([1, 1, 2]);
  expect(await cache.once("a", ask)).toBe(1);
  cache.clear();
  expect(await cache.once("a", ask)).toBe(3);
});

it("asks again after a failure", async () => {
  const cache = new EpochCache();
  await expect(cache.once("a", () => Promise.reject(new Error("not now")))).rejects.toThrow("not now");
  expect(await cache.once("a", async () => "now")).toBe("now");
});

it("keeps an answer that arrives late out of the next epoch", async () => {
  const cache = new EpochCache();
  const late = Promise.withResolvers<string>();
  const first = cache.once("a", () => late.promise);
  cache.clear();
  expect(await cache.once("a", async () => "new")).toBe("new");
  late.resolve("old");
  expect(await first).toBe("old");
  expect(await cache.once("a", async () => "asked again")).toBe("new");
});
