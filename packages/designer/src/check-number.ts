import { InvalidIntent } from "./designer-errors.ts";

/** A whole number between two, both included. @throws InvalidIntent for any other; `what` is its name in the error. */
export function checkNumber(what: string, value: number, least: number, most: number): number {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new InvalidIntent({ what, value: String(value), accepted: `whole numbers from ${least} to ${most}` });
  }
  return value;
}
