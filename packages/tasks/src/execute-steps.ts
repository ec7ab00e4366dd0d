import { plain } from "./stored-error.ts";
import { TaskSuspended } from "./task-errors.ts";
import type { Step, StepRun } from "./task-kind.ts";
import type { TaskRecord } from "./task-record.ts";
import type { JsonObject, Task, TaskStep } from "./task.ts";

/** A step of any kind, as the engine holds it. */
export type AnyStep = Step<any, any>;

/**
 * Executes the steps in order, each only after it is stored that it begins. Those that are done already are passed over:
 * so a task whose process died goes on.
 *
 * @param begun what the first of these changes says besides, such as that the task runs.
 * @throws whatever a step throws, after reporting that step as failed; the signal's reason when it aborts in between.
 */
export async function executeSteps(
  record: TaskRecord,
  steps: readonly AnyStep[],
  signal: AbortSignal,
  begun: Partial<Task>,
): Promise<void> {
  for (const step of steps) {
    const stored = record.steps.find(({ id }) => id === step.id)?.state;
    if (stored === "done") continue;
    await record.change((task) => {
      signal.throwIfAborted();
      // A step that begins for the first time has never been gone on with.
      const first = stored === "waiting" && task.resumed ? { resumed: 0 } : {};
      return { ...begun, ...first, steps: withStep(task.steps, step.id, { state: "running" }) };
    });
    try {
      await executeStep(record, step, signal);
    } catch (error) {
      if (!(signal.reason instanceof TaskSuspended)) record.report(step.id, { state: "failed" });
      throw error;
    }
    record.report(step.id, { state: "done", progress: 1 });
  }
}

async function executeStep(record: TaskRecord, step: AnyStep, signal: AbortSignal): Promise<void> {
  let over = false;
  const { id, owner, input } = record.task;
  const run: StepRun<JsonObject, JsonObject> = {
    task: { id, owner },
    input,
    get notes() {
      return record.task.notes;
    },
    signal,
    async note(notes) {
      if (over) throw new Error(`Step '${step.id}' noted something after it had ended.`);
      await record.change((task) => ({ notes: { ...task.notes, ...plain(notes) } }));
    },
    progress(fraction) {
      if (!over && fraction >= 0) record.report(step.id, { progress: Math.min(fraction, 1) });
    },
    log(message) {
      if (!over) record.log(step.id, message);
    },
  };
  try {
    await step.execute(run);
  } finally {
    over = true;
  }
}

/** The steps with one of them changed. */
export function withStep(steps: readonly TaskStep[], id: string, change: Partial<TaskStep>): readonly TaskStep[] {
  return steps.map((step) => (step.id === id ? { ...step, ...change } : step));
}
