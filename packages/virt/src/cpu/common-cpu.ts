import type { CpuDefinition } from "@hob/libvirt-xml";
import { NoHosts } from "../virt-errors.ts";
import type { BaselineOptions, Processors } from "./processors.ts";

/**
 * The best CPU that guests can have who are to run on each of several hosts, and to move between them.
 *
 * @throws NoHosts for none; what libvirt says where the hosts have nothing in common, or cannot tell.
 */
export async function commonCpu(
  hosts: readonly { readonly cpu: Processors }[],
  options: BaselineOptions = {},
): Promise<CpuDefinition> {
  const [first] = hosts;
  if (!first) throw new NoHosts({ wanted: "a CPU in common" });
  const { migratable: _migratable, expandFeatures: _expandFeatures, ...query } = options;
  const cpus = await Promise.all(hosts.map(({ cpu }) => cpu.definition(query)));
  return first.cpu.baseline(cpus, options);
}
