import type { CpuNuma } from "@hob/libvirt-xml";
import { formatBytes } from "@hob/units";
import type { Context } from "../context.ts";
import { InvalidIntent } from "../designer-errors.ts";

/** The NUMA nodes that the guest sees; null for none. */
export function cpuNuma({ intent, platform, ledger }: Context, mostVcpus: number): CpuNuma | null {
  const { numa: cells, memory } = intent;
  if (!cells || cells.length === 0 || !platform.isQemu) return null;
  const all = cells.reduce((sum, cell) => sum + cell.vcpus, 0);
  if (cells.some(({ vcpus }) => !Number.isSafeInteger(vcpus) || vcpus < 1) || all !== mostVcpus) {
    const accepted = `processors that make the guest's ${mostVcpus}, at least one in each`;
    throw new InvalidIntent({ what: "NUMA nodes", value: cells.map(({ vcpus }) => vcpus).join(" + "), accepted });
  }
  const sum = cells.reduce((total, cell) => total + cell.memory, 0);
  if (memory === undefined || sum !== memory) {
    const accepted =
      memory === undefined ? "memory that is said for the guest too" : `the guest's ${formatBytes(memory)}`;
    throw new InvalidIntent({
      what: "Memory of NUMA nodes",
      value: cells.map((cell) => formatBytes(cell.memory)).join(" + "),
      accepted,
    });
  }
  ledger.obey("cpu/numa", cells.map(({ vcpus, memory: of }) => `${vcpus}: ${formatBytes(of)}`).join(", "));
  let first = 0;
  return {
    cells: cells.map(({ vcpus, memory: of }, id) => {
      const cpus = vcpus === 1 ? String(first) : `${first}-${first + vcpus - 1}`;
      first += vcpus;
      return { id, cpus, memory: of, distances: [], caches: [] };
    }),
  };
}
