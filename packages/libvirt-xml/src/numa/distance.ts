import { attribute, element, type Element, integer, required } from "../kit/index.ts";

/** How far another NUMA node is. */
export interface NumaDistance {
  /** The other node's number. */
  readonly id: number;
  /** 10 for the node itself, up to 254; 20 is twice as far. 255 for out of reach. */
  readonly value: number;
}

/** `<distances><sibling>` of a NUMA node. */
export const numaDistance: Element<NumaDistance> = element("sibling", {
  id: required(attribute("id", integer)),
  value: required(attribute("value", integer)),
});
