import {
  attribute,
  child,
  children,
  element,
  type Element,
  flag,
  integer,
  oneOf,
  type Open,
  required,
  within,
} from "../kit/index.ts";

/** A size of huge pages, as libvirt counts it: `size` times `unit`. */
export interface HugePage {
  readonly size: number;
  readonly unit?: Open<"KiB" | "MiB" | "GiB">;
  readonly nodeset?: string;
}

/** What the guest's memory is made of on the host. */
export interface MemoryBacking {
  readonly hugepages?: { readonly pages: readonly HugePage[] };
  readonly nosharepages?: boolean;
  readonly locked?: boolean;
  readonly source?: Open<"file" | "anonymous" | "memfd">;
  readonly access?: Open<"shared" | "private">;
  readonly allocation?: Open<"immediate" | "ondemand">;
  readonly discard?: boolean;
}

const hugePage: Element<HugePage> = element("page", {
  size: required(attribute("size", integer)),
  unit: attribute("unit", oneOf("KiB", "MiB", "GiB")),
  nodeset: attribute("nodeset"),
});

/** `<memoryBacking>`. */
export const memoryBacking: Element<MemoryBacking> = element("memoryBacking", {
  hugepages: child("hugepages", { pages: children(hugePage) }),
  nosharepages: flag("nosharepages"),
  locked: flag("locked"),
  source: within("source", attribute("type", oneOf("file", "anonymous", "memfd"))),
  access: within("access", attribute("mode", oneOf("shared", "private"))),
  allocation: within("allocation", attribute("mode", oneOf("immediate", "ondemand"))),
  discard: flag("discard"),
});
