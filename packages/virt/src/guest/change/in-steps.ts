import type { Undo } from "./setting.ts";

/** A step of a change: does something, and gives what puts it back. */
export type Step = () => Promise<Undo>;

/**
 * Does steps one after the other; the one that fails puts those before it back, the last first.
 *
 * @throws AggregateError when some of them could not be put back: first why the step failed, then why they stayed.
 */
export async function inSteps(steps: Iterable<Step>): Promise<Undo> {
  const undos: Undo[] = [];
  const undo = async (): Promise<Error[]> => {
    const failures: Error[] = [];
    for (const each of undos.splice(0).reverse()) {
      try {
        await each();
      } catch (error) {
        failures.push(error as Error);
      }
    }
    return failures;
  };
  try {
    for (const step of steps) undos.push(await step());
  } catch (error) {
    const failures = await undo();
    if (failures.length === 0) throw error;
    throw new AggregateError([error, ...failures], (error as Error).message, { cause: error });
  }
  return async () => {
    const [failure, ...others] = await undo();
    if (failure === undefined) return;
    throw others.length === 0 ? failure : new AggregateError([failure, ...others], failure.message);
  };
}
