import {
  connectBaselineCpuFlag,
  connectBaselineHypervisorCpu,
  connectCompareCpu,
  connectCompareHypervisorCpu,
  connectGetCpuModelNames,
  connectGetMaxVcpus,
  isLibvirtError,
  nodeCpuStat,
  nodeCpuStatsOf,
  nodeGetCpuMap,
  nodeGetCpuStats,
  nodeGetInfo,
} from "@hob/libvirt";
import { cpu, read, write } from "@hob/libvirt-xml";
import type { DomainCapabilitiesQuery } from "../host/host-description.ts";
import type { Link } from "../host/link.ts";
import { readCapabilities, readDomainCapabilities } from "../host/read-capabilities.ts";
import { cpuComparisonOf } from "./cpu-comparison.ts";
import { guestCpuOf } from "./guest-cpu.ts";
import type { CpuStatistics } from "./cpu-statistics.ts";
import type { OnlineProcessors, Processors, ProcessorTopology } from "./processors.ts";

/** A host's processors. */
export function processorsOf(link: Link): Processors {
  return {
    models: async (arch) => (await link.call(connectGetCpuModelNames, { arch, needResults: true })).models,
    async usableModels(query) {
      const { cpu: modes } = await readDomainCapabilities(link, query);
      const custom = modes?.modes.find(({ name }) => name === "custom");
      return (custom?.models ?? []).filter(({ usable }) => usable === "yes").map(({ name }) => name);
    },
    async definition(query) {
      const [capabilities, domain] = await Promise.all([readCapabilities(link), readDomainCapabilities(link, query)]);
      return guestCpuOf(capabilities, domain);
    },
    async baseline(cpus, { migratable = true, expandFeatures = false, ...query } = {}) {
      const flags =
        (migratable ? connectBaselineCpuFlag.migratable : 0) |
        (expandFeatures ? connectBaselineCpuFlag.expandFeatures : 0);
      const documents = cpus.map((one) => write(cpu, one));
      const args = { ...forWhich(query), cpus: documents, flags };
      return read(cpu, (await link.call(connectBaselineHypervisorCpu, args)).cpu);
    },
    async compare(one, query = {}) {
      const args = { ...forWhich(query), cpu: write(cpu, one) };
      return cpuComparisonOf((await link.call(connectCompareHypervisorCpu, args)).result);
    },
    compareWithHost: async (one) =>
      cpuComparisonOf((await link.call(connectCompareCpu, { xml: write(cpu, one) })).result),
    online: () => readOnline(link),
    topology: () => readTopology(link),
    statistics: (processor = nodeCpuStatsOf.all) => readStatistics(link, processor),
    async mostVcpus(guestType) {
      try {
        return (await link.call(connectGetMaxVcpus, { type: guestType ?? null })).maxVcpus;
      } catch (error) {
        if (isLibvirtError(error, "no-support", "invalid-arg")) return null;
        throw error;
      }
    },
  };
}

const forWhich = ({ emulator, arch, machine, guestType }: DomainCapabilitiesQuery) => ({
  emulator,
  arch,
  machine,
  virtType: guestType,
});

async function readOnline(link: Link): Promise<OnlineProcessors> {
  const { cpumap, count } = await link.call(nodeGetCpuMap, { needMap: true, needOnline: true });
  const numbers = Array.from({ length: count }, (_, number) => number);
  return { count, online: numbers.filter((number) => ((cpumap[number >> 3] ?? 0) >> (number & 7)) & 1) };
}

async function readTopology(link: Link): Promise<ProcessorTopology> {
  const [{ nodes, sockets, cores, threads }, { host }] = await Promise.all([
    link.call(nodeGetInfo, {}),
    readCapabilities(link),
  ]);
  // libvirt counts all as one core each where cells differ from one another; siblings tell then what it does not.
  const siblings = host.cells.some(({ cpus }) => cpus.some((one) => /[-,]/.test(one.siblings ?? "")));
  return {
    sockets: nodes * sockets,
    coresPerSocket: cores,
    threadsPerCore: threads,
    hyperthreading: threads > 1 || siblings,
  };
}

async function readStatistics(link: Link, processor: number): Promise<CpuStatistics> {
  const asked = { cpu: processor };
  const { parameterCount } = await link.call(nodeGetCpuStats, { ...asked, parameterCount: 0 });
  const { parameters } = await link.call(nodeGetCpuStats, { ...asked, parameterCount });
  const told = new Map(parameters.map(({ field, value }) => [field, Number(value)]));
  const figure = (name: keyof typeof nodeCpuStat) => told.get(nodeCpuStat[name]) ?? null;
  return {
    userNs: figure("user"),
    kernelNs: figure("kernel"),
    idleNs: figure("idle"),
    iowaitNs: figure("iowait"),
    interruptNs: figure("intr"),
    utilization: figure("utilization"),
  };
}
