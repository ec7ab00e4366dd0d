import { storedError } from "./stored-error.ts";
import { canResume } from "./can-resume.ts";
import { LockQueue } from "./lock-queue.ts";
import { idOfKey, newTask } from "./new-task.ts";
import { goBack, runTask, type RunPorts, stepsOf } from "./run-task.ts";
import {
  EngineDraining,
  TaskCancelled,
  TaskInterrupted,
  TaskKindUnknown,
  TaskNotCancellable,
  TaskNotFound,
  TaskSuspended,
} from "./task-errors.ts";
import type { TaskEngine } from "./task-engine.ts";
import { checkKind, type TaskKind } from "./task-kind.ts";
import { TaskRecord } from "./task-record.ts";
import type { TaskStore } from "./task-store.ts";
import { isFinished, type Task } from "./task.ts";
import { waitForTask } from "./wait-for-task.ts";

/** Where the engine tells of what a task's own log cannot hold: stacks, and failures of the store. */
export interface TaskEngineLog {
  error(fields: object, message: string): void;
}

/** What an engine is made of. */
export interface TaskEngineOptions {
  readonly store: TaskStore;
  /** Milliseconds since 1970; default the system's. */
  readonly clock?: () => number;
  /** Default: nowhere; tasks still keep their errors. */
  readonly log?: TaskEngineLog;
  /** Default random UUIDs. */
  readonly newId?: () => string;
}

/** A task that this process looks after. */
interface Entry {
  readonly record: TaskRecord;
  readonly locks: readonly string[];
  readonly controller: AbortController;
  /** Settles when the task has ended; undefined while it waits in line. */
  running?: Promise<void>;
}

/** Makes an engine. Register the kinds, then call `recover` once. */
export function createTaskEngine(options: TaskEngineOptions): TaskEngine {
  const { store, clock = Date.now, newId = () => crypto.randomUUID(), log } = options;
  const kinds = new Map<string, TaskKind<any, any>>();
  const entries = new Map<string, Entry>();
  const submitting = new Map<string, Promise<Task>>();
  const listeners = new Set<(task: Task) => void>();
  const queue = new LockQueue<Entry>();
  let draining = false;

  const report: RunPorts["onFailure"] = (message, task, step, error) =>
    log?.error({ err: error, task: task.id, kind: task.kind, step }, message);
  const ports: RunPorts = { clock, onFailure: report };

  const publish = (task: Task) => {
    for (const listener of listeners) {
      try {
        listener(task);
      } catch (error) {
        report("task listener failed", task, null, error);
      }
    }
  };

  const adopt = (task: Task, kind: TaskKind<any, any> | undefined): Entry => {
    const weights = new Map(kind?.steps.map(({ id, weight }) => [id, weight ?? 1]));
    const record = new TaskRecord(task, {
      store,
      clock,
      publish,
      onUnstored: (task, error) => report("task could not be stored", task, null, error),
      weightOf: (step) => weights.get(step) ?? 1,
    });
    return { record, locks: kind?.locks?.(task.input) ?? [], controller: new AbortController() };
  };

  const begin = (entry: Entry, work: () => Promise<void>) => {
    entry.running = work()
      .catch((error: unknown) => report("task engine failed", entry.record.task, null, error))
      .then(() => {
        // An end that could not be stored is remembered for as long as the process lives.
        if (entry.record.isStored) entries.delete(entry.record.task.id);
        queue.release(entry);
        admit();
      });
  };

  const admit = () => {
    if (draining) return;
    for (const entry of queue.admit()) begin(entry, () => runQueued(entry));
  };

  const runQueued = async ({ record, controller }: Entry) => {
    if (isFinished(record.task.state)) return;
    const kind = kinds.get(record.task.kind);
    if (kind) return runTask(record, kind, controller.signal, ports);
    await record.finish({ state: "failed", error: storedError(new TaskKindUnknown({ kind: record.task.kind })) });
  };

  /** What becomes of a task that was running when the process died: it goes on, or back to its beginning. */
  const recoverEntry = async (entry: Entry) => {
    const { record, controller } = entry;
    const kind = kinds.get(record.task.kind);
    const answer = kind && canResume(record.task, kind);
    if (kind && answer && "from" in answer) {
      record.log(null, `The server had stopped; '${answer.from}' is gone on with.`);
      await record.change(({ resumed = 0 }) => ({ resumed: resumed + 1 }));
      return runTask(record, kind, controller.signal, ports);
    }
    if (answer && "because" in answer && answer.because !== null) record.log(null, answer.because);
    return takeBack(entry);
  };

  const takeBack = async ({ record }: Entry) => {
    const { kind: name, title } = record.task;
    const kind = kinds.get(name);
    const error = kind ? new TaskInterrupted({ title }) : new TaskKindUnknown({ kind: name });
    record.log(null, error.message);
    const gone: TaskKind = { kind: name, title: () => title, steps: [] };
    await goBack(record, stepsOf(record.task, kind ?? gone), "interrupted", storedError(error), ports);
  };

  const engine: TaskEngine = {
    register(kind) {
      checkKind(kind);
      if (kinds.has(kind.kind)) throw new Error(`Task kind '${kind.kind}' is registered twice.`);
      kinds.set(kind.kind, kind);
      return () => {
        if (kinds.get(kind.kind) === kind) kinds.delete(kind.kind);
      };
    },

    async submit(kindName, input, { owner = null, idempotencyKey } = {}) {
      if (draining) throw new EngineDraining({});
      const kind = kinds.get(kindName);
      if (!kind) throw new TaskKindUnknown({ kind: kindName });
      const id = idempotencyKey === undefined ? newId() : await idOfKey(kindName, owner, idempotencyKey);
      const first = submitting.get(id);
      if (first) return first;
      const submitted = (async () => {
        const known =
          idempotencyKey === undefined ? undefined : (entries.get(id)?.record.task ?? (await store.get(id)));
        if (known) return known;
        const entry = adopt(newTask(kind, { id, input, owner, at: clock() }), kind);
        const task = await entry.record.change();
        entries.set(id, entry);
        queue.add(entry);
        admit();
        return task;
      })();
      submitting.set(id, submitted);
      return submitted.finally(() => submitting.delete(id));
    },

    async cancel(id) {
      const task = await engine.get(id);
      return cancelEntry(entries.get(id), task, "Someone asked to cancel it.");
    },

    async get(id) {
      const task = entries.get(id)?.record.task ?? (await store.get(id));
      if (!task) throw new TaskNotFound({ id });
      return task;
    },

    list: (filter) => store.list(filter),
    wait: (id, signal) => waitForTask(engine, id, signal),

    onChange(listener) {
      const own = (task: Task) => listener(task);
      listeners.add(own);
      return () => listeners.delete(own);
    },

    async recover() {
      const unfinished = await store.list({ states: ["queued", "running"], limit: Number.MAX_SAFE_INTEGER });
      const undoing: Promise<void>[] = [];
      for (const task of unfinished.toReversed()) {
        if (entries.has(task.id)) continue;
        const kind = kinds.get(task.kind);
        const entry = adopt(task, kind);
        entries.set(task.id, entry);
        if (task.state === "queued" && kind) {
          queue.add(entry);
          continue;
        }
        queue.hold(entry);
        const goesOn = kind !== undefined && "from" in canResume(task, kind);
        begin(entry, () => recoverEntry(entry));
        // One that goes on may take hours: who waits for the recovery does not wait for it.
        if (entry.running && !goesOn) undoing.push(entry.running);
      }
      admit();
      await Promise.all(undoing);
    },

    async drain(timeoutMs) {
      draining = true;
      const running = () => [...entries.values()].filter((entry) => entry.running);
      const ended = Promise.all(running().map((entry) => entry.running));
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, Math.min(timeoutMs, 2 ** 31 - 1));
      });
      await Promise.race([ended, late]);
      clearTimeout(timer);
      for (const entry of running()) {
        const { task } = entry.record;
        if (isFinished(task.state)) continue;
        const kind = kinds.get(task.kind);
        if (kind && "from" in canResume(task, kind)) {
          entry.controller.abort(new TaskSuspended({ title: task.title }));
          continue;
        }
        await cancelEntry(entry, task, "The server is stopping.").catch((error: unknown) =>
          report("task could not be cancelled", task, null, error),
        );
      }
      await ended;
    },
  };

  const cancelEntry = async (entry: Entry | undefined, known: Task, why: string): Promise<Task> => {
    const refuse = ({ title, state }: Task) => new TaskNotCancellable({ title, state });
    if (!entry || isFinished(entry.record.task.state)) throw refuse(known);
    const { record, controller } = entry;
    if (!controller.signal.aborted) record.log(null, why);
    const task = await record.change((task) => {
      if (isFinished(task.state)) throw refuse(task);
      controller.abort(new TaskCancelled({ title: task.title }));
      return task.state === "queued" ? { state: "cancelled", finishedAt: clock() } : { goesBack: true };
    });
    if (task.state === "cancelled" && !entry.running) {
      queue.remove(entry);
      entries.delete(task.id);
      admit();
    }
    return task;
  };

  return engine;
}
