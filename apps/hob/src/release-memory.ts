import { Session } from "node:inspector/promises";
import { performance } from "node:perf_hooks";

/** What the keeping of memory is done with; a test brings its own. */
export interface MemoryPorts {
  /** Bytes of memory that are resident. */
  readonly resident: () => number;
  /** What part of the time since the last call the event loop was busy, 0 to 1. */
  readonly busyPart: () => number;
  /** Collects all garbage and gives the pages back to the system. */
  readonly collect: () => Promise<void>;
}

/** How often to look, in ms. */
const periodMs = 5000;
/** Busier than this is no time for a pause of a tenth of a second. */
const quiet = 0.1;
/** So much more than after the last collection is worth one, in bytes. */
const worthwhile = 16 * 1024 ** 2;

/**
 * Collects garbage whenever the process is quiet and has grown. V8 collects only when a program allocates: left alone, a
 * server that has read 10,000 definitions, or answered a long list, holds that garbage until somebody asks again.
 *
 * @returns how to stop.
 */
export function releaseMemoryWhenQuiet(ports: MemoryPorts = processPorts()): () => void {
  const { resident, busyPart, collect } = ports;
  let floor = 0;
  let isStopped = false;
  const look = async () => {
    if (busyPart() < quiet && resident() > floor + worthwhile) {
      await collect();
      floor = resident();
    }
    if (!isStopped) timer = setTimeout(look, periodMs).unref();
  };
  let timer = setTimeout(look, periodMs).unref();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

function processPorts(): MemoryPorts {
  let last = performance.eventLoopUtilization();
  return {
    resident: () => process.memoryUsage.rss(),
    busyPart: () => {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, last);
      last = now;
      return utilization;
    },
    // The one way to ask for it without a flag of the command line.
    collect: async () => {
      const session = new Session();
      session.connect();
      await session.post("HeapProfiler.collectGarbage");
      session.disconnect();
    },
  };
}
