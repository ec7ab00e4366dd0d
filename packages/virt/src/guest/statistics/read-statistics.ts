import {
  connectGetAllDomainStats,
  domainGetInfo,
  domainGetState,
  domainStats,
  domainStatsFlag,
  isLibvirtError,
  type TypedValue,
} from "@hob/libvirt";
import { GuestNotFound } from "../../virt-errors.ts";
import { Figures } from "../figures.ts";
import type { GuestCalls } from "../guest-calls.ts";
import type { GuestStatistics, StatisticsOptions } from "./guest-statistics.ts";
import { statisticsOf } from "./statistics-of.ts";

const wanted =
  domainStats.state |
  domainStats.cpuTotal |
  domainStats.balloon |
  domainStats.vcpu |
  domainStats.interface |
  domainStats.block |
  domainStats.perf |
  domainStats.iothread;

/** A guest's figures in one call. A driver without bulk figures is asked for the few that every driver knows. */
export async function readStatistics(
  calls: GuestCalls,
  { backing = false, noWait = false }: StatisticsOptions,
): Promise<GuestStatistics> {
  const { link, dom, known } = calls;
  const flags = (backing ? domainStatsFlag.backing : 0) | (noWait ? domainStatsFlag.noWait : 0);
  try {
    const asked = link.call(connectGetAllDomainStats, { domains: [dom], stats: wanted, flags });
    const [record] = (await known(asked)).records;
    if (record) return statisticsOf(Figures.of(record.parameters), Date.now());
  } catch (error) {
    if (isLibvirtError(error, "no-support", "operation-unsupported", "argument-unsupported")) return fewOf(calls);
    throw error;
  }
  // libvirt leaves out of the reply what it does not find.
  throw new GuestNotFound({ guest: dom.name, host: link.name });
}

async function fewOf({ call }: GuestCalls): Promise<GuestStatistics> {
  const [state, info] = await Promise.all([call(domainGetState, {}), call(domainGetInfo, {})]);
  const figures = new Map<string, TypedValue>([
    ["state.state", state.state],
    ["state.reason", state.reason],
    ["cpu.time", info.cpuTime],
    ["balloon.current", info.memory],
    ["balloon.maximum", info.maxMemory],
  ]);
  return statisticsOf(new Figures(figures), Date.now());
}
