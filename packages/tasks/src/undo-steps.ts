import type { ErrorDescription } from "@hob/errors";
import type { AnyStep } from "./execute-steps.ts";
import { storedError } from "./stored-error.ts";
import { TaskUndoFailed } from "./task-errors.ts";
import type { TaskRecord } from "./task-record.ts";
import type { JsonObject, Task } from "./task.ts";

/** A step that could not be taken back, and why. */
export interface UndoFailure {
  readonly step: string;
  readonly title: string;
  readonly error: ErrorDescription;
}

/**
 * Takes back every step that had begun, the last one first. One that cannot be taken back is reported as such and the
 * others still are.
 *
 * @param onFailure hears of the failure itself, stack and all.
 */
export async function undoSteps(
  record: TaskRecord,
  steps: readonly AnyStep[],
  onFailure: (step: string, error: unknown) => void,
): Promise<readonly UndoFailure[]> {
  const failures: UndoFailure[] = [];
  for (const { id, title, state } of record.steps.toReversed()) {
    if (state === "waiting" || state === "undone") continue;
    try {
      const step = steps.find((step) => step.id === id);
      await step?.undo?.(undoRunOf(record, id));
      record.report(id, { state: "undone" });
    } catch (error) {
      onFailure(id, error);
      failures.push({ step: id, title, error: storedError(error) });
      record.log(id, `It could not be taken back: ${storedError(error).message}`);
      record.report(id, { state: "undo-failed" });
    }
    // Whether or not this can be written down, the steps before it must go too; the report is kept for later.
    await record.change().catch((error: unknown) => onFailure(id, error));
  }
  return failures;
}

function undoRunOf(record: TaskRecord, step: string) {
  const { id, owner, input, notes } = record.task;
  return {
    task: { id, owner },
    input,
    notes: notes as Readonly<Partial<JsonObject>>,
    log: (message: string) => record.log(step, message),
  };
}

/** What the task failed of, with what could not be taken back added; the first failure keeps its code and kind. */
export function withUndoFailures(
  task: Task,
  error: ErrorDescription | null,
  failures: readonly UndoFailure[],
): ErrorDescription | null {
  if (failures.length === 0) return error;
  const left = failures.map(({ title, error }) => `'${title}': ${error.message}`).join(" ");
  const undoFailed = storedError(new TaskUndoFailed({ title: task.title, left }));
  if (error === null) return undoFailed;
  return {
    ...error,
    message: `${error.message} And what was done could not be taken back wholly: ${left}`,
    ...(undoFailed.hint === undefined ? {} : { hint: undoFailed.hint }),
    details: { ...error.details, undoFailed: failures.map(({ step, error }) => ({ step, error })) },
  };
}
