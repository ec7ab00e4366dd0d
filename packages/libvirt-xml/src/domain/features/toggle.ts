import { attribute, onOff, type Slot } from "../../kit/index.ts";

const state = attribute("state", onOff);

/**
 * Whether the element is switched on, which it is by being there unless it says `state='off'`:
 * `within("hap", toggle)`.
 */
export const toggle: Slot<boolean> = { ...state, read: (node, path) => state.read(node, path) ?? true };
