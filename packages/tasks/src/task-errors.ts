import { defineError } from "@hob/errors";

/** No task has this id. */
export const TaskNotFound = defineError("tasks.not-found", {
  kind: "not-found",
  message: (d: { id: string }) => `Task '${d.id}' does not exist.`,
  hint: "List what there is with `hob task list`.",
});

/** Nobody knows how to do this kind of work: it is misspelt, or its plugin is disabled or gone. */
export const TaskKindUnknown = defineError("tasks.kind-unknown", {
  kind: "unavailable",
  message: (d: { kind: string }) => `No plugin here does '${d.kind}'.`,
  hint: "See `hob plugin list`: the plugin may be disabled or have failed.",
});

/** A stored step has no counterpart in its kind any more: the plugin has changed in between. */
export const TaskStepUnknown = defineError("tasks.step-unknown", {
  kind: "internal",
  message: (d: { kind: string; step: string }) => `'${d.kind}' has no step '${d.step}' any more.`,
  hint: "The plugin has changed since the task began; the task's notes say what it had made.",
});

/** The task can no longer be cancelled. */
export const TaskNotCancellable = defineError("tasks.not-cancellable", {
  kind: "conflict",
  message: (d: { title: string; state: string }) => `Task '${d.title}' cannot be cancelled: it is ${d.state}.`,
});

/** Someone asked the task to stop. It is also the reason that its steps' signal aborts with. */
export const TaskCancelled = defineError("tasks.cancelled", {
  kind: "cancelled",
  message: (d: { title: string }) => `Task '${d.title}' was cancelled.`,
});

/** The process died while the task ran. */
export const TaskInterrupted = defineError("tasks.interrupted", {
  kind: "unavailable",
  message: (d: { title: string }) => `The server stopped in the middle of '${d.title}'.`,
  hint: "What it had done was taken back when the server started again; ask for it once more.",
});

/** The process is about to stop, and the task is gone on with at its next start. A running step's signal aborts with it. */
export const TaskSuspended = defineError("tasks.suspended", {
  kind: "unavailable",
  message: (d: { title: string }) => `The server is stopping; it goes on with '${d.title}' when it is back.`,
});

/** The task went back, but a step could not be taken back. */
export const TaskUndoFailed = defineError("tasks.undo-failed", {
  kind: "internal",
  message: (d: { title: string; left: string }) => `'${d.title}' could not be taken back wholly: ${d.left}`,
  hint: "The task's log and notes say what may be left over.",
});

/** The process is about to stop. */
export const EngineDraining = defineError("tasks.engine-draining", {
  kind: "unavailable",
  message: () => "The server is stopping and accepts no new work.",
  hint: "Try again when it is back.",
});
