import type { Framework } from "./framework.ts";
import { taskTable } from "../store/task-table.ts";

const everyMs = 3_600_000;
/** Finished tasks are kept for 30 days. */
const keepTasksMs = 30 * 24 * 3_600_000;

/** Removes what is old, once an hour: ended sessions and long finished tasks. @returns how to stop. */
export function keepHouse({ sessions, store, now, log }: Framework): () => void {
  const clean = async () => {
    await sessions.purge();
    await taskTable(store).purge(now() - keepTasksMs);
  };
  const timer = setInterval(() => {
    clean().catch((err: unknown) => log.error({ err }, "Old sessions and tasks could not be removed"));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
