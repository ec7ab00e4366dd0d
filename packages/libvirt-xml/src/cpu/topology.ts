import { attribute, element, type Element, integer, required } from "../kit/index.ts";

/** How processors are arranged: their number is the product. */
export interface CpuTopology {
  readonly sockets: number;
  /** In each socket. Default 1. */
  readonly dies?: number;
  /** In each die. Default 1. */
  readonly clusters?: number;
  /** In each cluster. */
  readonly cores: number;
  /** In each core. */
  readonly threads: number;
}

/** `<cpu><topology>`; `clusters` since libvirt 10.1. */
export const cpuTopology: Element<CpuTopology> = element("topology", {
  sockets: required(attribute("sockets", integer)),
  dies: attribute("dies", integer),
  clusters: attribute("clusters", integer),
  cores: required(attribute("cores", integer)),
  threads: required(attribute("threads", integer)),
});
