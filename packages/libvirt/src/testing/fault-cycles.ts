import type { Bed, FaultOptions, FaultyProxy } from "@hob/beds";
import { isHobError } from "@hob/errors";
import type { Connection } from "../connection/connection.ts";
import { openConnection } from "../connection/open-connection.ts";
import { isCrash, startCrashed } from "./fault-crash.ts";
import { mustEnd } from "./fault-deadline.ts";
import { type Random, randomOf } from "./mutate.ts";

/** Work that a fault may hit anywhere, and how many bytes it is each way, opening and closing included, about. */
export interface FaultyWork {
  readonly bytes: Readonly<Record<FaultOptions["direction"], number>>;
  /** @param signal ends what waits for an answer that does not come. */
  run(connection: Connection, signal: AbortSignal | undefined): Promise<void>;
}

/** A fault at some byte. */
interface ByteFault extends FaultOptions {
  readonly action: Action;
}

/** Work that goes on through a proxy of its own. */
export interface FaultLane {
  readonly proxy: FaultyProxy;
  readonly work: FaultyWork;
}

/** How the cycles went. */
export interface FaultTally {
  /** Faults whose byte came. */
  readonly happened: number;
  readonly succeeded: number;
  /** By the code of the error. */
  readonly failed: ReadonlyMap<string, number>;
  /** Cycles in which the daemon was found to have crashed. */
  readonly crashed: number;
}

/** How long an end that is told may take to be heard, and how long silence is borne. */
const limitsMs = { told: 60_000, silent: 150 } as const;
const ended = ["libvirt.connection-lost", "libvirt.connect-failed"];
const silent = ["libvirt.connection-lost", "libvirt.connect-timeout", "libvirt.call-timeout"];

/** What may be done to the bytes, and by which codes the work may fail then; null where that depends on the byte. */
const actions = {
  cut: { limitMs: limitsMs.told, codes: ended },
  end: { limitMs: limitsMs.told, codes: ended },
  stall: { limitMs: limitsMs.silent, codes: silent },
  swallow: { limitMs: limitsMs.silent, codes: silent },
  corrupt: { limitMs: limitsMs.silent, codes: null },
  "single-bytes": { limitMs: limitsMs.told, codes: [] },
} as const;
type Action = keyof typeof actions;
const names = Object.keys(actions) as Action[];

/** How many bytes at the beginning and at the end of a connection are hit more often. */
const endLength = 300;

/** libvirt may hold a volume a moment longer than the connection that was cut before. */
const stillInUse = "libvirt.operation-invalid";

/**
 * Does work over and over, each time on a connection of its own with one fault at some byte of it, in several lanes at the
 * same time.
 *
 * @param from the number of the first cycle, which decides its fault. @param to the number after the last.
 * @throws Error when something hangs, fails otherwise than with a Hob error, or with one that does not say what happened; also
 * when it fails because bytes come slowly.
 */
export async function runFaultCycles(
  bed: Bed,
  lanes: readonly FaultLane[],
  { from = 0, to }: { readonly from?: number; readonly to: number },
): Promise<FaultTally> {
  const failed = new Map<string, number>();
  let happened = 0;
  let succeeded = 0;
  let crashed = 0;
  let next = from;
  const run = async ({ proxy, work }: FaultLane) => {
    for (let cycle = next++; cycle < to; cycle = next++) {
      if (await startCrashed(bed)) crashed += 1;
      const fault = chooseFault(work, cycle, randomOf(cycle));
      const name = `Cycle ${cycle}, ${JSON.stringify(fault)}`;
      const injected = proxy.inject(fault);
      void injected.happened.then(() => (happened += 1));
      try {
        await mustEnd(name, runOnce(proxy.uri, work, fault));
        succeeded += 1;
      } catch (error) {
        if (!isHobError(error) || !mayFail(fault.action, error.code)) {
          if (await isCrash(bed, error)) {
            crashed += 1;
            continue;
          }
          throw new Error(`${name}: it must not fail like this.`, { cause: error });
        }
        failed.set(error.code, (failed.get(error.code) ?? 0) + 1);
      } finally {
        injected.lift();
      }
    }
  };
  await Promise.all(lanes.map(run));
  return { happened, succeeded, failed, crashed };
}

function mayFail(action: Action, code: string): boolean {
  const codes: readonly string[] | null = actions[action].codes;
  return codes === null || code === stillInUse || codes.includes(code);
}

function chooseFault({ bytes }: FaultyWork, cycle: number, random: Random): ByteFault {
  const direction = random(2) === 0 ? "to-daemon" : "to-client";
  const action = names[cycle % names.length]!;
  const length = bytes[direction];
  // Half of them at the ends, where a byte of a stream is another message's.
  const byte = random(2) === 0 ? random(length) : endBytes(random, length);
  return { direction, action, at: { byte } };
}

function endBytes(random: Random, length: number): number {
  const at = random(Math.min(endLength, length));
  return random(2) === 0 ? at : length - 1 - at;
}

async function runOnce(uri: string, work: FaultyWork, fault: ByteFault): Promise<void> {
  const { limitMs } = actions[fault.action];
  const connection = await openConnection(uri, {
    keepalive: { intervalMs: limitMs / 4, count: 2 },
    signal: AbortSignal.timeout(limitMs),
  });
  try {
    // A daemon may drop a request that was changed on its way, and live on: only the caller can tell that it takes too long.
    await work.run(connection, fault.action === "corrupt" ? AbortSignal.timeout(limitMs * 3) : undefined);
  } finally {
    await connection.close();
    await connection.closed;
  }
}
