import type { Bytes } from "@hob/units";
import {
  attribute,
  element,
  type Element,
  integer,
  oneOf,
  type Open,
  required,
  sizeAttribute,
  within,
} from "../kit/index.ts";

/** A cache on the memory side of a NUMA node. */
export interface NumaCache {
  /** 1 for the one next to the processors. */
  readonly level: number;
  readonly associativity?: Open<"none" | "direct" | "full">;
  readonly policy?: Open<"none" | "writeback" | "writethrough">;
  readonly size: Bytes;
  /** The size of a line. */
  readonly line?: Bytes;
}

/** `<cache>` of a NUMA node. */
export const numaCache: Element<NumaCache> = element("cache", {
  level: required(attribute("level", integer)),
  associativity: attribute("associativity", oneOf("none", "direct", "full")),
  policy: attribute("policy", oneOf("none", "writeback", "writethrough")),
  size: required(within("size", sizeAttribute("value", "KiB"))),
  line: within("line", sizeAttribute("value", "B")),
});
