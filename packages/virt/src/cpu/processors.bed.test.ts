import { type Bed, startLibvirtd, testNode } from "@hob/beds";
import { cpu, read } from "@hob/libvirt-xml";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commonCpu } from "../index.ts";
import { openBedHost } from "../testing/open-bed-host.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

const emulated = { guestType: "qemu", arch: "x86_64", machine: "q35" };
const model = (name: string) => read(cpu, `<cpu mode='custom' match='exact'><model>${name}</model></cpu>`);

it("knows the models of CPUs, and those that its guests can have", async () => {
  const { cpu: processors } = await openBedHost(bed.uri);
  expect(await processors.models("x86_64")).toEqual(expect.arrayContaining(["qemu64", "EPYC", "Skylake-Server"]));
  const usable = await processors.usableModels(emulated);
  expect(usable).toContain("qemu64");
  expect((await processors.models("x86_64")).length).toBeGreaterThan(usable.length);
  await expect(processors.models("z80")).rejects.toMatchObject({ kind: "invalid" });
});

it("finds the best CPU that several hosts have in common, which each of them can run", async () => {
  const host = await openBedHost(bed.uri);
  const { cpu: processors } = host;
  const baseline = await processors.baseline([model("Nehalem"), model("Penryn")], emulated);
  expect(baseline.model?.name).toBe("Penryn");
  const expanded = await processors.baseline([model("Nehalem"), model("Penryn")], {
    ...emulated,
    expandFeatures: true,
  });
  expect(expanded.features.length).toBeGreaterThan(baseline.features.length);
  const common = await commonCpu([host, await openBedHost(bed.uri)], emulated);
  expect(common.model?.name).toBeDefined();
  expect(await processors.compare(common, emulated)).not.toBe("incompatible");
  await expect(commonCpu([])).rejects.toMatchObject({ code: "virt.no-hosts" });
});

it("tells what a CPU is to the hypervisor and to the host", async () => {
  const { cpu: processors } = await openBedHost(bed.uri);
  expect(await processors.compare(model("qemu64"), emulated)).toBe("superset");
  const impossible = read(
    cpu,
    "<cpu mode='custom' match='exact'><model>qemu64</model><feature policy='require' name='amx-tile'/></cpu>",
  );
  expect(await processors.compare(impossible, emulated)).toBe("incompatible");
  expect(await processors.compareWithHost(model("qemu64"))).toMatch(/^(superset|incompatible)$/);
});

it("counts processors, those online, and their time, which grows", async () => {
  const host = await openBedHost(bed.uri);
  const { online, count } = await host.cpu.online();
  expect(online).toEqual(online.toSorted((a, b) => a - b));
  expect(online).toHaveLength((await host.facts()).cpus);
  expect(count).toBeGreaterThanOrEqual(online.length);
  const topology = await host.cpu.topology();
  expect(topology.sockets * topology.coresPerSocket * topology.threadsPerCore).toBeGreaterThanOrEqual(online.length);
  expect(topology.hyperthreading).toBe(topology.threadsPerCore > 1);
  const first = await host.cpu.statistics();
  expect(first).toMatchObject({ userNs: expect.any(Number), iowaitNs: expect.any(Number), utilization: null });
  await expect
    .poll(async () => ((await host.cpu.statistics()).idleNs ?? 0) + ((await host.cpu.statistics()).userNs ?? 0))
    .toBeGreaterThan((first.idleNs ?? 0) + (first.userNs ?? 0));
  const one = await host.cpu.statistics(online[0]);
  expect(one.idleNs).toBeLessThanOrEqual((await host.cpu.statistics()).idleNs as number);
  await expect(host.cpu.statistics(9999)).rejects.toMatchObject({ kind: "invalid" });
  expect(await host.cpu.mostVcpus("qemu")).toBeGreaterThan(1);
});

it("asks a simulated host as well", async () => {
  const { cpu: processors } = await openBedHost(bed.testUri(await testNode(1)));
  expect((await processors.online()).count).toBe(8);
  expect((await processors.statistics()).userNs).toBeGreaterThan(0);
  expect(await processors.topology()).toMatchObject({ sockets: 1, coresPerSocket: 16, hyperthreading: false });
  expect(await processors.mostVcpus()).toBe(32);
});
