import type { Bed } from "@hob/beds";
import { isHobError } from "@hob/errors";
import type { Connection } from "../connection/connection.ts";
import { openConnection } from "../connection/open-connection.ts";
import { isCrash } from "./fault-crash.ts";
import { mustEnd } from "./fault-deadline.ts";
import { type DaemonTrouble, fillableLimits } from "./faulty-daemon.ts";
import type { SteppedWork } from "./faulty-steps.ts";
import { type Random, randomOf } from "./mutate.ts";

/**
 * Does work on a connection, has the daemon suffer at some step of it, and goes on until the work failed as it must, or was
 * done although. Then the work is done once more, on a new connection.
 *
 * @param seed decides the step.
 * @returns whether the daemon crashed besides; then all of it was done again.
 * @throws Error when something hangs, fails with anything but what the trouble says, or does not fail.
 */
export async function troubleDaemon(
  bed: Bed,
  work: SteppedWork,
  trouble: DaemonTrouble,
  seed: number,
): Promise<boolean> {
  try {
    await troubleOnce(bed, work, trouble, seed);
    return false;
  } catch (error) {
    if (!(await isCrash(bed, error))) throw error;
    await troubleOnce(bed, work, trouble, seed);
    return true;
  }
}

async function troubleOnce(bed: Bed, work: SteppedWork, trouble: DaemonTrouble, seed: number): Promise<void> {
  const random = randomOf(seed);
  const at = random(work.steps);
  try {
    await mustEnd("The work with the trouble", suffer(bed, work, trouble, at, random));
    await mustEnd("The work after it", workOnce(bed, work, random));
  } catch (error) {
    throw new Error(`Seed ${seed}, step ${at}: it must not go like this.`, { cause: error });
  }
}

async function workOnce(bed: Bed, work: SteppedWork, random: Random): Promise<void> {
  const connection = await openConnection(bed.uri);
  await work.run(connection, () => {}, random);
  await connection.close();
}

async function suffer(bed: Bed, work: SteppedWork, trouble: DaemonTrouble, at: number, random: Random): Promise<void> {
  const connection = await openConnection(bed.uri, { keepalive: trouble.keepalive, limits: fillableLimits });
  let steps = 0;
  let striking: Promise<void> | undefined;
  const step = () => {
    if (steps === at) {
      striking = trouble.strike(bed, connection);
      // Looked at when the work is over.
      striking.catch(() => {});
    }
    steps += 1;
  };
  const failure = await untilOver(connection, work, step, random, trouble.told !== null);
  if (striking === undefined) throw new Error("The work was over before the trouble came.", { cause: failure });
  await striking;
  if (trouble.told === null) {
    if (failure !== undefined) throw failure;
    await connection.close();
    return;
  }
  const { reason } = await connection.closed;
  if (!isHobError(failure) || failure.code !== "libvirt.connection-lost" || !trouble.told.test(failure.message)) {
    throw new Error(`It ended by '${reason}'; the error must say ${trouble.told}.`, { cause: failure });
  }
}

/** @param forever whether the work is begun again until it fails. @returns what it failed with. */
async function untilOver(
  connection: Connection,
  work: SteppedWork,
  step: () => void,
  random: Random,
  forever: boolean,
): Promise<unknown> {
  try {
    for (let again = true; again; again = forever) await work.run(connection, step, random);
    return undefined;
  } catch (error) {
    return error;
  }
}
