import { byteUnits } from "@hob/units";
import { expect, test } from "vitest";
import { readSize, splitSize } from "./size-text.ts";

const units = ["MiB", "GiB", "TiB"] as const;

test("shows a size in the largest unit that needs at most two decimals", () => {
  expect(splitSize(2 * byteUnits.GiB, units)).toEqual({ amount: "2", unit: "GiB" });
  expect(splitSize(1.5 * byteUnits.GiB, units)).toEqual({ amount: "1.5", unit: "GiB" });
  expect(splitSize(1100 * byteUnits.MiB, units)).toEqual({ amount: "1100", unit: "MiB" });
});

test("reads a number in the chosen unit, and a whole size in its own", () => {
  expect(readSize("2", "GiB")).toBe(2 * byteUnits.GiB);
  expect(readSize("512MiB", "GiB")).toBe(512 * byteUnits.MiB);
});

test("takes nothing, zero, a sign and an exponent for no size", () => {
  for (const text of ["", "0", "-1", "1e3", "two", "1.2.3"]) expect(readSize(text, "GiB"), text).toBeNull();
});
