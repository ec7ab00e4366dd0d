import type { Job } from "./job.ts";
import { Listeners } from "./listeners.ts";
import type { Progress } from "./progress.ts";
import { JobCancelled } from "./virt-errors.ts";

/** How often a job is looked at: soon at first, because many are short. */
const soonestMs = 50;
const latestMs = 500;

/** What makes up a job that libvirt works at by itself. */
export interface WatchedWork<Result, Stage extends Progress> {
  /** What it is, for messages: `copying disk 'vda'`. */
  readonly work: string;
  readonly guest: string;
  /** How far it is; null when it is over. A failure ends the watching and is the job's. */
  look(): Promise<Stage | null>;
  /** Called once it is over by itself: what came of it. @throws why it failed. */
  conclude(): Promise<Result>;
  /** Has libvirt give it up. @returns whether that ended it; not where it was over by then, or as good as over. */
  abort(): Promise<boolean>;
  /** What calls for a look at once. */
  readonly changes?: Listeners<void>;
}

/** Watches work that runs in the daemon until it is over. */
export function watchedJob<Result, Stage extends Progress>(work: WatchedWork<Result, Stage>): Job<Result, Stage> {
  const listeners = new Listeners<Stage>();
  let over = false;
  let aborting: Promise<boolean> | null = null;
  let last: Stage | null = null;
  const watch = async (): Promise<Result> => {
    try {
      for (let waitMs = soonestMs; ; waitMs = Math.min(waitMs * 1.5, latestMs)) {
        const stage = await work.look();
        if (stage === null) break;
        last = stage;
        listeners.tell(stage);
        await until(waitMs, work.changes);
      }
      // What kept it from being given up is told to the one who wanted that.
      if (await aborting?.catch(() => false)) throw new JobCancelled({ work: work.work, guest: work.guest });
      const result = await work.conclude();
      over = true;
      if (last) listeners.tell({ ...last, done: last.total, ratio: 1 });
      return result;
    } finally {
      over = true;
    }
  };
  /** Once for all who want it at the same time; it can be tried again when it failed. */
  const giveUp = (): Promise<boolean> => {
    aborting ??= work.abort().catch((error: unknown) => {
      aborting = null;
      throw error;
    });
    return aborting;
  };
  const done = watch();
  // One who does not wait for the end is not to be ended by its failure.
  done.catch(() => {});
  return {
    done,
    progress: async () => (over ? null : work.look()),
    onProgress: (listener) => listeners.add(listener),
    async abort() {
      if (over) return;
      await giveUp();
      await done.then(
        () => {},
        (error: unknown) => {
          if (!(error instanceof JobCancelled)) throw error;
        },
      );
    },
  };
}

/** Waits so long, or until something happened. */
function until(waitMs: number, changes: Listeners<void> | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      off?.();
      resolve();
    };
    const timer = setTimeout(end, waitMs);
    const off = changes?.add(end);
  });
}
