import { attribute, element, type Element, integer, oneOf, type Open, required, type Slots } from "../../kit/index.ts";

/** How the host's kernel schedules a thread. */
export interface Scheduling {
  readonly scheduler: Open<"batch" | "idle" | "fifo" | "rr">;
  /** Of `fifo` and `rr`: from 1 to 99. */
  readonly priority?: number;
}

/** How threads of virtual processors are scheduled. */
export interface VcpuScheduling extends Scheduling {
  /** Their numbers: see `parseCpuSet`. All when absent. */
  readonly vcpus?: string;
}

/** How IO threads are scheduled. */
export interface IothreadScheduling extends Scheduling {
  /** Their ids, in the form of a CPU set: see `parseCpuSet`. All when absent. */
  readonly iothreads?: string;
}

const scheduling: Slots<Scheduling> = {
  scheduler: required(attribute("scheduler", oneOf("batch", "idle", "fifo", "rr"))),
  priority: attribute("priority", integer),
};

/** `<cputune><emulatorsched>`. */
export const emulatorScheduling: Element<Scheduling> = element("emulatorsched", scheduling);

/** `<cputune><vcpusched>`. */
export const vcpuScheduling: Element<VcpuScheduling> = element("vcpusched", {
  vcpus: attribute("vcpus"),
  ...scheduling,
});

/** `<cputune><iothreadsched>`. */
export const iothreadScheduling: Element<IothreadScheduling> = element("iothreadsched", {
  iothreads: attribute("iothreads"),
  ...scheduling,
});
