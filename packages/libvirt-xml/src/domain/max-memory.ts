import type { Bytes } from "@hob/units";
import { attribute, element, type Element, integer, required, size } from "../kit/index.ts";

/** How far memory can be plugged in. */
export interface MaxMemory {
  /** How many modules have room. */
  readonly slots: number;
  /** The memory with all of them. */
  readonly size: Bytes;
}

/** `<maxMemory>`. */
export const maxMemory: Element<MaxMemory> = element("maxMemory", {
  slots: required(attribute("slots", integer)),
  size: required(size("KiB")),
});
