import type { TypedParameters, TypedValue } from "@hob/libvirt";
import { expect, it } from "vitest";
import { guestStateOf, guestStateReasonOf } from "./guest-state.ts";
import { sampleOf } from "./sample-of.ts";

const domain = { name: "web", uuid: "00112233-4455-6677-8899-aabbccddeeff", id: 1 };

function sample(figures: Record<string, TypedValue>) {
  const parameters = {
    forEach: (visit: (name: string, value: TypedValue) => void) => {
      for (const [name, value] of Object.entries(figures)) visit(name, value);
    },
  } as TypedParameters;
  return sampleOf({ domain, parameters }, 1000);
}

it("adds up disks and network interfaces and reads kibibytes as bytes", () => {
  expect(
    sample({
      "state.state": 1,
      "state.reason": 5,
      "cpu.time": 2_000_000_000n,
      "balloon.current": 1024n,
      "balloon.maximum": 2048n,
      "balloon.available": 1000n,
      "balloon.unused": 500n,
      "balloon.rss": 700n,
      "vcpu.current": 2,
      "vcpu.0.time": 9n,
      "net.count": 2,
      "net.0.name": "vnet0",
      "net.0.rx.bytes": 10n,
      "net.0.rx.pkts": 1n,
      "net.0.tx.bytes": 20n,
      "net.1.rx.bytes": 100n,
      "net.1.tx.bytes": 200n,
      "block.count": 2,
      "block.0.name": "vda",
      "block.0.rd.bytes": 1n,
      "block.0.rd.reqs": 99n,
      "block.0.wr.bytes": 2n,
      "block.1.rd.bytes": 30n,
      "block.1.wr.bytes": 40n,
    }),
  ).toEqual({
    uuid: domain.uuid,
    name: "web",
    at: 1000,
    state: "running",
    reason: "unpaused",
    vcpus: 2,
    memory: 1024 ** 2,
    memoryMaximum: 2 * 1024 ** 2,
    memoryAvailable: 1000 * 1024,
    memoryUnused: 500 * 1024,
    memoryResident: 700 * 1024,
    cpuTimeNs: 2_000_000_000,
    diskReadBytes: 31,
    diskWriteBytes: 42,
    netReceiveBytes: 110,
    netTransmitBytes: 220,
  });
});

it("leaves unknown what a busy guest was not waited for", () => {
  expect(sample({ "state.state": 1, "cpu.time": 5n, "block.count": 1, "block.0.name": "vda" })).toMatchObject({
    cpuTimeNs: 5,
    diskReadBytes: null,
    netReceiveBytes: null,
    memory: null,
  });
});

it("counts nothing for a guest that is off, whatever libvirt sends", () => {
  expect(
    sample({ "state.state": 5, "state.reason": 2, "cpu.time": 300n, "block.count": 0, "balloon.rss": 7n }),
  ).toMatchObject({
    state: "shutoff",
    reason: "destroyed",
    cpuTimeNs: null,
    diskReadBytes: null,
    memoryResident: null,
  });
});

it("reads a limit that is no limit as the largest size", () => {
  expect(sample({ "balloon.maximum": 2n ** 64n - 1n }).memoryMaximum).toBe(Number.MAX_SAFE_INTEGER);
});

it("has words for libvirt's numbers, and for those of a newer libvirt too", () => {
  expect([
    guestStateOf(3),
    guestStateReasonOf("paused", 5),
    guestStateOf(99),
    guestStateReasonOf("running", 99),
  ]).toEqual(["paused", "io-error", "nostate", "unknown"]);
});
