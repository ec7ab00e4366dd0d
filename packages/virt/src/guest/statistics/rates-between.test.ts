import { expect, it } from "vitest";
import { Figures } from "../figures.ts";
import { ratesBetween } from "./rates-between.ts";
import { statisticsOf } from "./statistics-of.ts";

/** A guest that runs, with some figures. */
const at = (seconds: number, figures: Record<string, number | bigint | string>) =>
  statisticsOf(new Figures(new Map(Object.entries({ "state.state": 1, ...figures }))), seconds * 1000);

it("divides what counters grew by the time between", () => {
  const before = at(10, {
    "cpu.time": 1_000_000_000n,
    "vcpu.0.state": 1,
    "vcpu.0.time": 0n,
    "vcpu.0.delay": 0n,
    "block.0.name": "vda",
    "block.0.rd.bytes": 0n,
    "block.0.rd.reqs": 10n,
    "block.0.rd.times": 0n,
    "net.0.name": "vnet0",
    "net.0.tx.bytes": 500n,
  });
  const after = at(12, {
    "cpu.time": 4_000_000_000n,
    "vcpu.0.state": 1,
    "vcpu.0.time": 1_000_000_000n,
    "vcpu.0.delay": 500_000_000n,
    "block.0.name": "vda",
    "block.0.rd.bytes": 4096n,
    "block.0.rd.reqs": 14n,
    "block.0.rd.times": 8_000_000n,
    "net.0.name": "vnet0",
    "net.0.tx.bytes": 1500n,
  });
  expect(ratesBetween(before, after)).toMatchObject({
    seconds: 2,
    cpu: 1.5,
    vcpus: [{ number: 0, busy: 0.5, waiting: 0.25 }],
    disks: [
      { target: "vda", readBytes: 2048, readRequests: 2, readLatencyMs: 2, writeBytes: null, writeLatencyMs: null },
    ],
    interfaces: [{ name: "vnet0", transmitBytes: 500, receiveBytes: null }],
  });
});

it("knows no rate of a counter that began anew, of a disk that came between, and of no time", () => {
  const before = at(10, { "cpu.time": 9n, "block.0.name": "vda", "block.0.rd.bytes": 10n });
  const after = at(11, {
    "cpu.time": 3n,
    "block.0.name": "vda",
    "block.0.rd.bytes": 12n,
    "block.0.rd.reqs": 0n,
    "block.1.name": "vdb",
    "block.1.rd.bytes": 5n,
  });
  const rates = ratesBetween(before, after);
  expect(rates?.cpu).toBeNull();
  expect(rates?.disks.map(({ target, readBytes, readLatencyMs }) => [target, readBytes, readLatencyMs])).toEqual([
    ["vda", 2, null],
    ["vdb", null, null],
  ]);
  expect(ratesBetween(after, after)).toBeNull();
  expect(ratesBetween(after, before)).toBeNull();
});
