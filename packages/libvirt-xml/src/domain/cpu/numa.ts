import { child, children, element, type Element } from "../../kit/index.ts";
import { type Interconnects, interconnects } from "../../numa/interconnects.ts";
import { type CpuNumaCell, cpuNumaCell } from "./numa/cell.ts";

/** The guest's own NUMA nodes. */
export interface CpuNuma {
  readonly cells: readonly CpuNumaCell[];
  readonly interconnects?: Interconnects;
}

/** `<cpu><numa>`. */
export const cpuNuma: Element<CpuNuma> = element("numa", {
  cells: children(cpuNumaCell, { key: (item) => item.id }),
  interconnects: child(interconnects),
});
