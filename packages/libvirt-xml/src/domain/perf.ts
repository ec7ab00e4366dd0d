import { attribute, children, element, type Element, oneOf, type Open, required, yesNo } from "../kit/index.ts";

/** What of the guest's work the host's kernel counts. */
export interface PerfEvent {
  readonly name: Open<(typeof names)[number]>;
  readonly enabled: boolean;
}

/** What of the guest's work is counted: read as statistics of the guest. */
export interface Perf {
  readonly events: readonly PerfEvent[];
}

const names = [
  "cmt",
  "mbmt",
  "mbml",
  "cpu_cycles",
  "instructions",
  "cache_references",
  "cache_misses",
  "branch_instructions",
  "branch_misses",
  "bus_cycles",
  "stalled_cycles_frontend",
  "stalled_cycles_backend",
  "ref_cpu_cycles",
  "cpu_clock",
  "task_clock",
  "page_faults",
  "context_switches",
  "cpu_migrations",
  "page_faults_min",
  "page_faults_maj",
  "alignment_faults",
  "emulation_faults",
] as const;

const event: Element<PerfEvent> = element("event", {
  name: required(attribute("name", oneOf(...names))),
  enabled: required(attribute("enabled", yesNo)),
});

/** `<perf>`. */
export const perf: Element<Perf> = element("perf", { events: children(event, { key: (item) => item.name }) });
