import type { ErrorDescription } from "@hob/errors";
import { type AnyStep, executeSteps } from "./execute-steps.ts";
import { plain, storedError } from "./stored-error.ts";
import { TaskStepUnknown, TaskSuspended } from "./task-errors.ts";
import type { TaskKind } from "./task-kind.ts";
import type { TaskRecord } from "./task-record.ts";
import { isFinished, type Json, type Task, type TaskState } from "./task.ts";
import { undoSteps, withUndoFailures } from "./undo-steps.ts";

/** What running a task needs besides its record and kind. */
export interface RunPorts {
  readonly clock: () => number;
  /** Hears of failures with their stacks; the task itself keeps a description. */
  readonly onFailure: (message: string, task: Task, step: string | null, error: unknown) => void;
}

/**
 * Runs a task to its end, from its beginning or from where it stands: `succeeded`, or, with everything taken back,
 * `failed` or `cancelled`. One that is suspended stays as it is stored.
 */
export async function runTask(
  record: TaskRecord,
  kind: TaskKind<any, any>,
  signal: AbortSignal,
  ports: RunPorts,
): Promise<void> {
  const steps = stepsOf(record.task, kind);
  const startedAt = record.task.startedAt ?? ports.clock();
  try {
    await executeSteps(record, steps, signal, { state: "running", startedAt });
    await record.change((task) => {
      signal.throwIfAborted();
      const result: Json = kind.result ? plain(kind.result(task.input, task.notes)) : null;
      return { state: "succeeded", result, startedAt, finishedAt: ports.clock() };
    });
  } catch (error) {
    // Cancelled while it stood in line: it has ended already.
    if (isFinished(record.task.state)) return;
    if (signal.reason instanceof TaskSuspended) {
      record.log(null, signal.reason.message);
      // Were it not stored, it would be gone on with all the same.
      await record
        .change()
        .catch((failure: unknown) => ports.onFailure("task could not be stored", record.task, null, failure));
      return;
    }
    const state = signal.aborted ? "cancelled" : "failed";
    record.log(null, storedError(error).message);
    if (state === "failed") ports.onFailure("task failed", record.task, null, error);
    await goBack(record, steps, state, signal.aborted ? null : storedError(error), ports);
  }
}

/** Takes back what a task had begun, then ends it. */
export async function goBack(
  record: TaskRecord,
  steps: readonly AnyStep[],
  state: TaskState,
  error: ErrorDescription | null,
  ports: RunPorts,
): Promise<void> {
  // Stored first: who goes back must not go forward at the next start. If it cannot be stored, going back matters more.
  await record
    .change(() => ({ goesBack: true }))
    .catch((failure: unknown) => ports.onFailure("task could not be stored", record.task, null, failure));
  const failures = await undoSteps(record, steps, (step, failure) =>
    ports.onFailure("task step could not be taken back", record.task, step, failure),
  );
  await record.finish({ state, error: withUndoFailures(record.task, error, failures) });
}

/** The kind's steps that the task consists of; one that the kind no longer has can neither be done nor taken back. */
export function stepsOf(task: Task, kind: TaskKind<any, any>): readonly AnyStep[] {
  return task.steps.map((stored) => {
    const step = kind.steps.find(({ id }) => id === stored.id);
    if (step) return step;
    const refuse = () => Promise.reject(new TaskStepUnknown({ kind: kind.kind, step: stored.id }));
    return { id: stored.id, title: stored.title, execute: refuse, undo: refuse };
  });
}
