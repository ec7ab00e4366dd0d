import { isFinished, type Task, type TaskLogLine, type TaskStep } from "./task.ts";
import type { TaskStore } from "./task-store.ts";

/** How often progress and log lines of a running step are stored and told, at most. */
export const reportIntervalMs = 250;
/** How many log lines a task keeps: the newest. */
export const logLineLimit = 500;
const logMessageLimit = 2000;

/** What a record works with. */
export interface RecordPorts {
  readonly store: Pick<TaskStore, "put">;
  readonly clock: () => number;
  readonly publish: (task: Task) => void;
  /** Hears of a report that could not be stored; it is stored with the next change. */
  readonly onUnstored: (task: Task, error: unknown) => void;
  /** A step's share of the whole. */
  readonly weightOf: (step: string) => number;
}

/** The changing part of a step. */
export type StepReport = Partial<Pick<TaskStep, "state" | "progress">>;

/**
 * One task in the works: the only place that changes it. Changes are stored one after the other and become visible
 * when they are durable; reports (log lines, progress) gather and travel with the next change, or soon by themselves.
 */
export class TaskRecord {
  readonly #ports: RecordPorts;
  #task: Task;
  #turn: Promise<unknown> = Promise.resolve();
  #lines: TaskLogLine[] = [];
  #reports = new Map<string, StepReport>();
  #isStored = true;
  #timer: NodeJS.Timeout | undefined;

  constructor(task: Task, ports: RecordPorts) {
    this.#task = task;
    this.#ports = ports;
  }

  /** The task as it was stored last. */
  get task(): Task {
    return this.#task;
  }

  /** False when the end of the task could not be stored: then only this process knows of it. */
  get isStored(): boolean {
    return this.#isStored;
  }

  /** The steps as they are this moment, stored or not. */
  get steps(): readonly TaskStep[] {
    return this.#task.steps.map((step) => ({ ...step, ...this.#reports.get(step.id) }));
  }

  /**
   * Makes a change and stores it; resolves when it is durable. `make` is called when all earlier changes are stored,
   * and may throw to refuse: then nothing changes.
   */
  change(make: (task: Task) => Partial<Task> = () => ({})): Promise<Task> {
    const turn = this.#turn.then(() => this.#write(make));
    // The caller hears of a failure; the next change must not.
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** The last change. If it cannot be stored, it still holds in this process, and whoever waits hears of it. */
  async finish(end: Partial<Task>): Promise<Task> {
    const ended = () => ({ ...end, finishedAt: this.#ports.clock() });
    try {
      return await this.change(ended);
    } catch (error) {
      this.#ports.onUnstored(this.#task, error);
      this.#isStored = false;
      return this.#become(this.#next(ended));
    } finally {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
  }

  /** Adds a line to the log, soon. */
  log(step: string | null, message: string): void {
    this.#lines.push({ at: this.#ports.clock(), step, message: message.slice(0, logMessageLimit) });
    this.#soon();
  }

  /** Reports how a step is, soon. */
  report(step: string, report: StepReport): void {
    this.#reports.set(step, { ...this.#reports.get(step), ...report });
    this.#soon();
  }

  async #write(make: (task: Task) => Partial<Task>): Promise<Task> {
    const lines = this.#lines;
    const reports = this.#reports;
    const next = this.#next(make);
    this.#lines = [];
    this.#reports = new Map();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      await this.#ports.store.put(next);
    } catch (error) {
      this.#lines = [...lines, ...this.#lines];
      this.#reports = new Map([...reports, ...this.#reports]);
      throw error;
    }
    return this.#become(next);
  }

  #next(make: (task: Task) => Partial<Task>): Task {
    const log = [...this.#task.log, ...this.#lines].slice(-logLineLimit);
    const reported: Task = { ...this.#task, steps: this.steps, log };
    const changed: Task = { ...reported, ...make(reported), version: this.#task.version + 1 };
    return { ...changed, progress: this.#progressOf(changed) };
  }

  #become(task: Task): Task {
    this.#task = task;
    this.#ports.publish(task);
    return task;
  }

  #progressOf({ steps, state }: Task): number {
    if (state === "succeeded") return 1;
    const whole = steps.reduce((sum, { id }) => sum + this.#ports.weightOf(id), 0);
    const done = steps.reduce((sum, { id, progress }) => sum + this.#ports.weightOf(id) * progress, 0);
    return whole > 0 ? Math.min(done / whole, 1) : 0;
  }

  #soon(): void {
    if (this.#timer || isFinished(this.#task.state)) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.change().catch((error: unknown) => this.#ports.onUnstored(this.#task, error));
    }, reportIntervalMs);
  }
}
