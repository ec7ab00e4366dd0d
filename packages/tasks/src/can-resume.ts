import type { TaskKind } from "./task-kind.ts";
import type { Task } from "./task.ts";

/** How often a step that the process dies in is gone on with: it may be what kills it. */
export const resumeLimit = 3;

/** Where a task goes on, by that step's title, or why it does not; null where that needs no words. */
export type ResumeAnswer = { readonly from: string } | { readonly because: string | null };

/** Whether a running task can go on after the death of its process: all of its steps that had begun must say so. */
export function canResume(task: Task, kind: TaskKind<any, any>): ResumeAnswer {
  const { id, owner, input, notes, steps } = task;
  const isTurned = steps.some(({ state }) => state !== "waiting" && state !== "running" && state !== "done");
  if (task.goesBack || isTurned) return { because: null };
  for (const { id: stepId, title, state } of steps) {
    if (state === "waiting") continue;
    const resume = kind.steps.find((step) => step.id === stepId)?.resume;
    if (resume === undefined) return { because: null };
    const why = resume === true ? null : resume({ task: { id, owner }, input, notes, isDone: state === "done" });
    if (why !== null) return { because: `'${title}' cannot be gone on with: ${why}` };
  }
  const current = steps.find(({ state }) => state === "running") ?? steps.find(({ state }) => state === "waiting");
  if ((task.resumed ?? 0) >= resumeLimit) {
    const at = current?.title ?? task.title;
    return { because: `'${at}' is not gone on with: the server has stopped in it ${resumeLimit + 1} times.` };
  }
  return { from: current?.title ?? task.title };
}
