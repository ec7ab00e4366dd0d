import type { FaultOptions, FaultyProxy } from "@hob/beds";
import { isHobError } from "@hob/errors";
import type { Connection } from "../connection/connection.ts";
import { openConnection } from "../connection/open-connection.ts";
import { type Random, randomOf } from "./mutate.ts";

/** Work that a fault may hit anywhere, and how many bytes it is each way, about. */
export interface FaultyWork {
  readonly bytes: Readonly<Record<FaultOptions["direction"], number>>;
  run(connection: Connection): Promise<void>;
}

/** How the cycles went. */
export interface FaultTally {
  readonly succeeded: number;
  /** By the code of the error. */
  readonly failed: ReadonlyMap<string, number>;
}

const actions = ["cut", "end", "stall", "swallow", "corrupt", "single-bytes"] as const;
const patienceMs = 150;

/**
 * Does the work over and over, each time on a connection of its own with one fault at some byte of it.
 *
 * @throws Error when something fails otherwise than with a Hob error, or not in time, or fails where bytes only come slowly.
 */
export async function runFaultCycles(
  proxy: FaultyProxy,
  uri: string,
  work: FaultyWork,
  cycles: number,
): Promise<FaultTally> {
  const failed = new Map<string, number>();
  let succeeded = 0;
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const random = randomOf(cycle);
    const fault = chooseFault(work, cycle, random);
    const injected = proxy.inject(fault);
    try {
      await runOnce(uri, work, fault.action === "single-bytes" ? 60_000 : patienceMs);
      succeeded += 1;
    } catch (error) {
      if (!isHobError(error) || fault.action === "single-bytes") {
        throw new Error(`Cycle ${cycle}, ${JSON.stringify(fault)}: it must not fail like this.`, { cause: error });
      }
      failed.set(error.code, (failed.get(error.code) ?? 0) + 1);
    } finally {
      injected.lift();
    }
  }
  return { succeeded, failed };
}

function chooseFault({ bytes }: FaultyWork, cycle: number, random: Random): FaultOptions {
  const direction = random(2) === 0 ? "to-daemon" : "to-client";
  const action = actions[cycle % actions.length] ?? "cut";
  return { direction, action, at: { byte: random(bytes[direction]) } };
}

async function runOnce(uri: string, work: FaultyWork, limitMs: number): Promise<void> {
  const connection = await openConnection(uri, {
    keepalive: { intervalMs: limitMs / 4, count: 2 },
    signal: AbortSignal.timeout(limitMs),
  });
  try {
    await work.run(connection);
  } finally {
    await connection.close();
    await connection.closed;
  }
}
