import { mebibytes } from "@hob/units";
import type { GuestSample } from "@hob/virt";
import { expect, test } from "vitest";
import { guestFigures } from "./guest-figures.ts";

const sample = (figures: Partial<GuestSample>): GuestSample => ({
  uuid: "4d2b6a9e-0b6c-4b5e-9a43-2f1b8d2b7c11",
  name: "web-1",
  at: 0,
  state: "running",
  reason: "booted",
  vcpus: 2,
  memory: mebibytes(512),
  memoryMaximum: mebibytes(512),
  memoryAvailable: null,
  memoryUnused: null,
  memoryResident: mebibytes(300),
  cpuTimeNs: 0,
  diskReadBytes: 0,
  diskWriteBytes: 0,
  netReceiveBytes: null,
  netTransmitBytes: null,
  ...figures,
});

test("says the share of all vCPUs and rates per second between two samples", () => {
  const before = sample({ cpuTimeNs: 1e9, diskReadBytes: 1000 });
  const now = sample({ at: 2000, cpuTimeNs: 3e9, diskReadBytes: 5000, diskWriteBytes: 200 });
  expect(guestFigures(before, now)).toEqual([0.5, mebibytes(300), 2000, 100, null, null]);
});

test("prefers the guest's own account of its memory to its process", () => {
  const own = sample({ memoryAvailable: mebibytes(500), memoryUnused: mebibytes(100) });
  expect(guestFigures(undefined, own)[1]).toBe(mebibytes(400));
});

test("tells no rates from one sample, nor across a restart of the guest", () => {
  expect(guestFigures(undefined, sample({}))).toEqual([null, mebibytes(300), null, null, null, null]);
  const restarted = guestFigures(sample({ cpuTimeNs: 9e9, diskReadBytes: 9 }), sample({ at: 2000, cpuTimeNs: 1e9 }));
  expect(restarted).toEqual([null, mebibytes(300), null, 0, null, null]);
});

test("never says that a guest uses more than all of its vCPUs", () => {
  expect(guestFigures(sample({}), sample({ at: 1000, cpuTimeNs: 2.1e9 }))[0]).toBe(1);
});
