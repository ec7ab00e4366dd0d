import { ChangeHalfMade } from "./change-errors.ts";
import type { Undo } from "./setting.ts";

/** Something that was done, and how it is undone. */
export interface Done {
  readonly name: string;
  readonly undo: Undo;
}

/**
 * Undoes what is done, the last first, and goes on where one cannot be undone.
 *
 * @param cause why; it is thrown when all is as before.
 * @throws ChangeHalfMade when something could not be undone, which names it.
 */
export async function putBack(guest: string, done: readonly Done[], cause: unknown): Promise<never> {
  // A step that failed may itself have left something behind.
  const kept = cause instanceof AggregateError ? cause.errors.slice(1).map(messageOf) : [];
  for (const { name, undo } of done.toReversed()) {
    try {
      await undo();
    } catch (error) {
      kept.push(`${name} (${messageOf(error)})`);
    }
  }
  if (kept.length === 0) throw cause;
  throw new ChangeHalfMade({ guest, kept, reason: messageOf(cause).replace(/\.$/, "") }, { cause });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
