import {
  attribute,
  child,
  children,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
} from "../kit/index.ts";

/** How strictly memory is taken from the chosen NUMA nodes of the host. */
export type NumaMode = Open<"strict" | "preferred" | "interleave" | "restrictive">;

/** From where a NUMA node of the guest has its memory. */
export interface Memnode {
  /** The guest's node. */
  readonly cellid: number;
  readonly mode: NumaMode;
  /** Nodes of the host, in the form of a CPU set: see `parseCpuSet`. */
  readonly nodeset: string;
}

/** From which NUMA nodes of the host the guest has its memory. */
export interface Numatune {
  readonly memory?: {
    /** Default `strict`. */
    readonly mode?: NumaMode;
    /** Nodes of the host, in the form of a CPU set: see `parseCpuSet`. */
    readonly nodeset?: string;
    /** `auto` asks numad for advice. */
    readonly placement?: Open<"static" | "auto">;
  };
  readonly memnodes: readonly Memnode[];
}

const mode = oneOf("strict", "preferred", "interleave", "restrictive");

const memnode: Element<Memnode> = element("memnode", {
  cellid: required(attribute("cellid", integer)),
  mode: required(attribute("mode", mode)),
  nodeset: required(attribute("nodeset")),
});

/** `<numatune>`. */
export const numatune: Element<Numatune> = element("numatune", {
  memory: child("memory", {
    mode: attribute("mode", mode),
    nodeset: attribute("nodeset"),
    placement: attribute("placement", oneOf("static", "auto")),
  }),
  memnodes: children(memnode, { key: (item) => item.cellid }),
});
