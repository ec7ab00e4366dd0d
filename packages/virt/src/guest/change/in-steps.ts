import type { Undo } from "./setting.ts";

/** A step of a change: does something, and gives what puts it back. */
export type Step = () => Promise<Undo>;

/** Does steps one after the other; the one that fails puts those before it back, the last first. */
export async function inSteps(steps: Iterable<Step>): Promise<Undo> {
  const undos: Undo[] = [];
  const undo = async () => {
    for (const each of undos.splice(0).reverse()) await each();
  };
  try {
    for (const step of steps) undos.push(await step());
  } catch (error) {
    await undo();
    throw error;
  }
  return undo;
}
