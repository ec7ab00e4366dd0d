import fc from "fast-check";
import { expect, it } from "vitest";
import { compareVersions, meetsVersions } from "./version-gate.ts";

const versions = { driver: "QEMU", libvirt: "9.0.0", hypervisor: "7.2.22" };

it("takes a bare version as the least that will do, and obeys every sign on each of its three sides", () => {
  const gates: Readonly<Record<string, readonly [older: boolean, same: boolean, newer: boolean]>> = {
    "": [true, true, false],
    "<": [false, false, true],
    "<=": [false, true, true],
    "=": [false, true, false],
    ">=": [true, true, false],
    ">": [true, false, false],
  };
  for (const [sign, expected] of Object.entries(gates)) {
    const answers = ["8.10.1", "9.0.0", "9.0.1"].map((version) =>
      meetsVersions(versions, { libvirt: `${sign} ${version}` }),
    );
    expect([sign, ...answers]).toEqual([sign, ...expected]);
  }
});

it("wants every part of a gate to pass, the driver's name in any case", () => {
  expect(meetsVersions(versions, { driver: "qemu", libvirt: "9", hypervisor: ">=7.2" })).toBe(true);
  expect(meetsVersions(versions, { driver: "xen", libvirt: "9" })).toBe(false);
  expect(meetsVersions(versions, { libvirt: "9", hypervisor: "8.0.0" })).toBe(false);
  expect(meetsVersions(versions, {})).toBe(true);
});

it("lets no hypervisor through that does not tell its version", () => {
  for (const hypervisor of ["1.0.0", "<1.0.0"]) {
    expect(meetsVersions({ ...versions, hypervisor: null }, { hypervisor })).toBe(false);
  }
});

it("compares by numbers, not by letters, and refuses what is no version", () => {
  expect(compareVersions("9.10.0", "9.9.0")).toBeGreaterThan(0);
  const part = fc.nat({ max: 999 });
  fc.assert(
    fc.property(fc.tuple(part, part, part), fc.tuple(part, part, part), (a, b) => {
      const number = ([major, minor, micro]: readonly number[]) =>
        (major ?? 0) * 1e6 + (minor ?? 0) * 1e3 + (micro ?? 0);
      expect(Math.sign(compareVersions(a.join("."), b.join(".")))).toBe(Math.sign(number(a) - number(b)));
    }),
  );
  expect(() => meetsVersions(versions, { libvirt: "nine" })).toThrow("'nine' is not a version");
});
