import { distinguished, type Slot } from "../kit/index.ts";

/** `<capability type='…'>`: what a device is, or can do, of this kind. */
export const capability = <T>(type: string, slot: Slot<T>): Slot<T> => distinguished("capability", { type }, slot);
