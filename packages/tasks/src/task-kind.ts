import type { JsonObject, Task, TaskTarget } from "./task.ts";

/** What a step is given while it executes. */
export interface StepRun<Input extends JsonObject, Notes extends JsonObject> {
  readonly task: Pick<Task, "id" | "owner">;
  readonly input: Input;
  /** Everything noted so far, by this step and the ones before it. */
  readonly notes: Readonly<Partial<Notes>>;
  /** Aborts when the task is cancelled or the process drains; long calls take it. */
  readonly signal: AbortSignal;
  /**
   * Writes notes down, durably, before it resolves. A step notes what it is *about to* make, then makes it: so undo
   * knows the name even if the process dies in between.
   */
  note(notes: Partial<Notes>): Promise<void>;
  /** Reports how far this step is, 0 to 1. Cheap: stored and published a few times a second at most. */
  progress(fraction: number): void;
  /** Adds a line to the task's log. */
  log(message: string): void;
}

/** What a step is given while it is undone. */
export interface UndoRun<Input extends JsonObject, Notes extends JsonObject> {
  readonly task: Pick<Task, "id" | "owner">;
  readonly input: Input;
  readonly notes: Readonly<Partial<Notes>>;
  log(message: string): void;
}

/** What a step is given when it is asked whether it can be gone on with. */
export type ResumeQuestion<Input extends JsonObject, Notes extends JsonObject> = Pick<
  UndoRun<Input, Notes>,
  "task" | "input" | "notes"
> & {
  /** Whether the step had ended when the process died. */
  readonly isDone: boolean;
};

/** One step: work that can be repeated and taken back. */
export interface Step<Input extends JsonObject, Notes extends JsonObject> {
  /** Unique within the kind; kebab-case. */
  readonly id: string;
  /** For people, in the infinitive: `Allocate the disk`. */
  readonly title: string;
  /** Share of the task's progress, relative to the other steps. Default 1. */
  readonly weight?: number;
  /** Whether this input needs the step at all. Default: always. */
  readonly applies?: (input: Input) => boolean;
  execute(run: StepRun<Input, Notes>): Promise<void>;
  /**
   * Takes back what `execute` did, wholly or in part: it is called whenever the step had begun and the task did not
   * succeed, also after a crash, perhaps more than once. It removes only what the notes say this task made.
   */
  undo?(run: UndoRun<Input, Notes>): Promise<void>;
  /**
   * Whether a task whose process died can go on from here. When every step that had begun says so, the one that was
   * executing is executed once more, with its notes as they were, and the task goes forward; else it goes back. So
   * `execute` of such a step must find what it has made already, whole or half, and mind no part of it.
   *
   * `true`, or a function that returns null for yes, and for no a sentence for the log. Default: it cannot.
   */
  readonly resume?: true | ((question: ResumeQuestion<Input, Notes>) => string | null);
}

/** A kind of work, declared once. */
export interface TaskKind<Input extends JsonObject = JsonObject, Notes extends JsonObject = JsonObject> {
  /** `resource.verb`, such as `vms.create`. */
  readonly kind: string;
  title(input: Input): string;
  target?(input: Input): TaskTarget | null;
  /** Keys that at most one running task may hold, such as `vm:<id>`; a second task waits, queued. */
  locks?(input: Input): readonly string[];
  readonly steps: readonly Step<Input, Notes>[];
  /** What is answered when all steps are done; default null. */
  result?(input: Input, notes: Readonly<Partial<Notes>>): JsonObject;
}

/** Declares a kind of work; returns it unchanged, typed. */
export function defineTask<Input extends JsonObject, Notes extends JsonObject>(
  kind: TaskKind<Input, Notes>,
): TaskKind<Input, Notes> {
  return kind;
}

/** @throws Error when a kind's declaration is a mistake of the program: two steps of one id, or a weight that is not above 0. */
export function checkKind(kind: TaskKind<any, any>): void {
  const seen = new Set<string>();
  for (const { id, weight = 1 } of kind.steps) {
    if (seen.has(id)) throw new Error(`Task kind '${kind.kind}' has two steps '${id}'.`);
    if (!(weight > 0)) throw new Error(`Step '${id}' of '${kind.kind}' weighs ${weight}; a weight is above 0.`);
    seen.add(id);
  }
}
