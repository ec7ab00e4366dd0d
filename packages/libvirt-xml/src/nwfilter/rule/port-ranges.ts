import type { Slots } from "../../kit/index.ts";
import type { FilterVariable } from "../variable.ts";
import { number } from "./number.ts";

/** A packet's ports, from start to end; without an end only the start. */
export interface PortRangesMatch {
  readonly srcportstart?: number | FilterVariable;
  readonly srcportend?: number | FilterVariable;
  readonly dstportstart?: number | FilterVariable;
  readonly dstportend?: number | FilterVariable;
}

/** The slots of {@link PortRangesMatch}. */
export const portRangesMatch: Slots<PortRangesMatch> = {
  srcportstart: number("srcportstart"),
  srcportend: number("srcportend"),
  dstportstart: number("dstportstart"),
  dstportend: number("dstportend"),
};
