import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Bytes, bytes, formatBytes, gibibytes, kibibytes, mebibytes, parseBytes, printBytes } from "./index.ts";

describe("parseBytes", () => {
  it.each([
    ["2GiB", 2 * 1024 ** 3],
    ["20 GB", 20e9],
    ["1.5 GiB", 1610612736],
    [" 10MB ", 10e6],
    ["0B", 0],
    ["0.1 GB", 100_000_000],
    ["0.0001 KiB", 0],
    ["7 PiB", 7 * 1024 ** 5],
  ])("reads '%s'", (text, expected) => {
    expect(parseBytes(text)).toBe(expected);
  });

  it.each([
    "-1 MB",
    "1e3 MB",
    "inf MB",
    "inf",
    "50%",
    "50%%",
    "",
    "GiB",
    "1,5 GiB",
    ".5 GiB",
    "1. GiB",
    "0x10 B",
    "１ GiB",
  ])("refuses '%s' and says what is accepted", (text) => {
    expect(() => parseBytes(text)).toThrow(`'${text}' is not a size: expected a number and a unit`);
  });

  it("refuses an unknown unit by name, in any case but the exact one", () => {
    expect(() => parseBytes("10 mb")).toThrow("'10 mb' is not a size: unit 'mb' is unknown.");
    expect(() => parseBytes("2G")).toThrow("unit 'G' is unknown");
    expect(() => parseBytes("1 constructor")).toThrow("unit 'constructor' is unknown");
  });

  it("hints at the unit of a bare number", () => {
    expect(() => parseBytes("2048")).toThrow("'2048' is not a size: it has no unit; did you mean '2048MiB'.");
  });

  it("refuses more than a double can count", () => {
    expect(() => parseBytes("9 PiB")).toThrow("it is more than 8 PiB");
  });
});

it("prints what it can read back", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (count) => {
      expect(parseBytes(printBytes(count as Bytes))).toBe(count);
    }),
  );
});

it("prints for people in binary units with three significant digits", () => {
  expect([0, 512, 1024, 1536, 2 * 1024 ** 3, 1024 ** 3 - 1, 123456789, 5e15].map(formatBytes)).toEqual([
    "0 B",
    "512 B",
    "1 KiB",
    "1.5 KiB",
    "2 GiB",
    "1024 MiB",
    "118 MiB",
    "4.44 PiB",
  ]);
});

it("makes sizes from counts and refuses what is none", () => {
  expect([bytes(1), kibibytes(1), mebibytes(1), gibibytes(1)]).toEqual([1, 1024, 1024 ** 2, 1024 ** 3]);
  for (const bad of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    expect(() => bytes(bad), String(bad)).toThrow("is not a size");
  }
});
