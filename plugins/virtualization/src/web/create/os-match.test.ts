import { expect, it } from "vitest";
import type { OperatingSystem } from "../../model/index.ts";
import { isSupported, matchSystems } from "./os-match.ts";

const system = (id: string, name: string, releaseDate: string | null, eolDate: string | null = null) =>
  ({ id, name, vendor: null, version: null, releaseDate, eolDate }) as OperatingSystem;
const systems = [
  system("debian4", "Debian Etch", "2007-04-08", "2010-02-15"),
  system("debian12", "Debian 12", "2023-06-10"),
  system("debian11", "Debian 11", "2021-08-14"),
  system("mxlinux", "MX Linux on Debian", "2024-01-01"),
  system("win10", "Microsoft Windows 10", "2015-07-29"),
];
const ids = (search: string, limit = 10) => matchSystems(systems, search, limit, "2026-01-01").map(({ id }) => id);

it("finds every word anywhere, beginnings first, supported before ended, newer before older", () => {
  expect(ids("debian")).toEqual(["debian12", "debian11", "debian4", "mxlinux"]);
  expect(ids("windows 10")).toEqual(["win10"]);
  expect(ids("debian 12")).toEqual(["debian12"]);
});

it("shows what is supported and new when nothing is searched for", () => {
  expect(ids("", 2)).toEqual(["mxlinux", "debian12"]);
});

it("finds nothing rather than something else", () => {
  expect(ids("plan9")).toEqual([]);
});

it("takes an unknown end of life for supported", () => {
  expect(isSupported(systems[1] as OperatingSystem, "2026-01-01")).toBe(true);
  expect(isSupported(systems[0] as OperatingSystem, "2026-01-01")).toBe(false);
});
