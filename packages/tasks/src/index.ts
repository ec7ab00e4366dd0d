export { createTaskEngine, type TaskEngineLog, type TaskEngineOptions } from "./create-task-engine.ts";
export type { SubmitOptions, TaskEngine } from "./task-engine.ts";
export {
  EngineDraining,
  TaskCancelled,
  TaskInterrupted,
  TaskKindUnknown,
  TaskNotCancellable,
  TaskNotFound,
  TaskStepUnknown,
  TaskSuspended,
  TaskUndoFailed,
} from "./task-errors.ts";
export { defineTask, type ResumeQuestion, type Step, type StepRun, type TaskKind, type UndoRun } from "./task-kind.ts";
export type { TaskFilter, TaskStore } from "./task-store.ts";
export {
  isFinished,
  type Json,
  type JsonObject,
  type StepState,
  type Task,
  type TaskLogLine,
  type TaskState,
  type TaskStep,
  type TaskTarget,
} from "./task.ts";
