import { existsSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Agreement, agreementLines, agreementOf } from "./agreement.ts";
import { knownDifferences } from "./known-differences.ts";
import { everyMachine, type OracleCase } from "./oracle-case.ts";
import { type Oracle, type OracleResult, startOracle } from "./testing/oracle-kit.ts";

let oracle: Oracle;
const all: OracleResult[] = [];
beforeAll(async () => {
  oracle = await startOracle();
});
afterAll(() => oracle[Symbol.asyncDispose]());

async function compareAll(title: string, cases: readonly OracleCase[]): Promise<Agreement> {
  const results: OracleResult[] = [];
  for (const wanted of cases) results.push(await oracle.compare(wanted));
  all.push(...results);
  const agreement = agreementOf(results, oracle.db);
  console.log([title, ...agreementLines(agreement)].join("\n"));
  expect(agreement.unexplained).toEqual([]);
  return agreement;
}

const on = (systems: readonly { shortId: string }[], machines: readonly Omit<OracleCase, "os">[]): OracleCase[] =>
  systems.flatMap(({ shortId }) => machines.map((machine) => ({ os: shortId, ...machine })));
const listed = () => oracle.db.all().filter(({ devices }) => devices.length > 0);
const unlisted = () => oracle.db.all().filter(({ devices }) => devices.length === 0);

it("agrees with virt-install in 97 % of all parts, for every system whose devices osinfo-db lists", async () => {
  const agreement = await compareAll("Systems with devices in osinfo-db, on four machines", on(listed(), everyMachine));
  expect(listed().length).toBeGreaterThan(120);
  expect(agreement.raw).toBeGreaterThanOrEqual(0.97);
});

it("differs with reason for systems whose devices osinfo-db does not list", async () => {
  await compareAll("Systems without devices in osinfo-db, on four machines", on(unlisted(), everyMachine));
});

it("differs with reason where machine and firmware are left to both, for every system", async () => {
  const machine = { guestType: "qemu", arch: "x86_64", machine: null, firmware: null, graphics: "vnc" } as const;
  await compareAll("Every system, machine and firmware chosen", on(oracle.db.all(), [machine]));
});

it("differs with reason for a SPICE screen, and for none", async () => {
  const base = { guestType: "qemu", arch: "x86_64", machine: "q35", firmware: "bios" } as const;
  const machines = (["spice", "none"] as const).map((graphics) => ({ ...base, graphics }));
  const some = listed().filter((_, index) => index % 4 === 0);
  await compareAll("A quarter of the systems with devices, SPICE and headless", on(some, machines));
});

it("differs with reason on s390x, POWER and RISC-V", async () => {
  const machines = [
    { arch: "s390x", machine: "s390-ccw-virtio" },
    { arch: "ppc64le", machine: "pseries" },
    { arch: "riscv64", machine: "virt" },
  ].map((machine) => ({ ...machine, firmware: null, guestType: "qemu" as const, graphics: "vnc" as const }));
  const some = listed().filter(({ family }, index) => family === "linux" && index % 4 === 0);
  await compareAll("A quarter of the Linux systems, on other architectures", on(some, machines));
});

it.skipIf(!existsSync("/dev/kvm"))("differs with reason under KVM, machine and firmware left to both", async () => {
  await oracle[Symbol.asyncDispose]();
  oracle = await startOracle({ kvm: true });
  const machine = { guestType: "kvm", arch: "x86_64", machine: null, firmware: null, graphics: "vnc" } as const;
  await compareAll("Every system under KVM", on(oracle.db.all(), [machine]));
});

it("keeps no reason that no difference has", () => {
  const seen = agreementOf(all, oracle.db).classes;
  const unseen = knownDifferences.map(({ name }) => name).filter((name) => !seen.has(name));
  // Only a host with KVM shows it.
  expect(unseen.filter((name) => name !== "the enlightenments that the host has")).toEqual([]);
});
