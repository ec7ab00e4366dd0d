import { attribute, child, element, type Element, integer, required } from "../../kit/index.ts";

/** A thread that works off requests to disks. */
export interface Iothread {
  readonly id: number;
  /** The fewest and the most worker threads it keeps for blocking work. */
  readonly threadPoolMin?: number;
  readonly threadPoolMax?: number;
  /** How long it polls for work before it sleeps. */
  readonly poll?: {
    /** 0 turns polling off. */
    readonly maxNs?: number;
    /** By what the time is multiplied when it was too short, and divided by when it was too long. */
    readonly grow?: number;
    readonly shrink?: number;
  };
}

/** `<iothreadids><iothread>`; `<poll>` since libvirt 9.4. */
export const iothread: Element<Iothread> = element("iothread", {
  id: required(attribute("id", integer)),
  threadPoolMin: attribute("thread_pool_min", integer),
  threadPoolMax: attribute("thread_pool_max", integer),
  poll: child("poll", {
    maxNs: attribute("max", integer),
    grow: attribute("grow", integer),
    shrink: attribute("shrink", integer),
  }),
});
